"""What is heard in a candidate's words, by rule: each cue is a pattern, each finding has a span.

Rules hear the usual ways of saying a thing and miss the unusual; whoever builds on them says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Cue(StrEnum):
    """One thing that can be heard."""

    USER = "user"
    STAKES = "stakes"
    ASSUMPTION = "assumption"
    CUT = "cut"
    TARGET = "target"
    HUMAN_REASON = "human_reason"
    PRICE = "price"
    FLIP = "flip"
    FAILURE = "failure"
    BUSINESS_COST = "business_cost"
    NOTICE = "notice"
    REOPEN = "reopen"
    BOLT_ON = "bolt_on"
    NOT_KNOWING = "not_knowing"
    SCOPING_MOVE = "scoping_move"
    TECHNOLOGY = "technology"
    REASON = "reason"
    SHIELD = "shield"
    CAPACITY = "capacity"
    FRAMEWORK = "framework"
    VAGUE = "vague"
    COLLEAGUE = "colleague"
    MEASURE = "measure"
    ROLLOUT = "rollout"
    PROMISE = "promise"
    DEPENDENCY = "dependency"
    OVERDEPTH = "overdepth"
    OFF_TASK = "off_task"


_PEOPLE = (
    r"(?:people|users?|person|someone|customers?|shoppers?|buyers?|merchants?|sellers?|developers?|engineers?|readers?|"
    r"creators?|drivers?|riders?|advertisers?|publishers?|patients?|nurses?|teams?|owners?|parents?|students?|members?|"
    r"subscribers?|viewers?|followers?|friends?|accountants?|operators?|analysts?|admins?|businesses|companies|clients?)"
)
_WE = r"(?:i|we|they|you|one)"
_WOULD = r"(?:['’]d|['’]ll| would| will| could| can| should|['’]re going to| are going to|['’]m going to| am going to)"
_UNIT = (
    r"(?:ms|milliseconds?|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|%|per ?cent|percent|in (?:a |one )?"
    r"(?:ten|hundred|thousand|million)|nines?|dollars?|euros?)"
)
_NUMBER = (
    r"(?:\d[\d.,]*|half a|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"ninety|(?:a |one |two |three |five )?hundred)"
)
_TECHNOLOGIES = (
    "kafka|redis|memcached|kubernetes|k8s|docker|dynamodb|cassandra|postgres(?:ql)?|mysql|mongodb|mongo|nosql|sqs|sns|"
    "rabbitmq|kinesis|pub/sub|pubsub|elasticsearch|opensearch|solr|s3|cdn|cloudfront|cloudflare|graphql|grpc|websockets?|"
    "webrtc|microservices?|lambda|serverless|spark|flink|hadoop|airflow|snowflake|bigquery|redshift|clickhouse|druid|neo4j|"
    "zookeeper|etcd|envoy|istio|terraform|blockchain|spanner|aurora|firebase|fcm|apns|tensorflow|pytorch|pinecone|"
    "vector database|machine learning|transformers?|llms?|event sourcing|cqrs|load balancers?|api gateway|message queue|crdts?"
)

_PATTERNS: dict[Cue, str] = {
    Cue.USER: (
        rf"\bprimary (?:user|customer|audience)|\b(?:my|our|the) (?:main |first |target |core |real )?(?:user|customer) (?:is|here)\b"
        rf"|\b(?:build|design|building|designing|built|is|it's|start|starting)\b[^.?!]{{0,40}}\bfor (?:the |a |an |our )?(?:[\w-]+ ){{0,3}}{_PEOPLE}\b"
        rf"|\b(?:a|an|the) [\w-]+(?: [\w-]+)? (?:who|whose)\b|\b{_PEOPLE} who\b|\bwho (?:is|are) (?:this|it|the \w+) for\b"
        rf"|\bon behalf of\b|\bthe one who\b|\bpicture (?:a|an|someone)\b"
    ),
    Cue.STAKES: (
        r"\bif we get (?:this|it|that) wrong\b|\bmatters (?:because|most|more)\b|\bwhat(?:'s|’s| is) at stake\b|\bthe (?:core |real |main |biggest )?risk\b"
        r"|\bchurn|\bretention\b|\bcash ?flow\b|\bworth\b|\bthe (?:core |real )?(?:pain|problem|job)\b|\bstop (?:opening|using|coming)\b|\blose (?:a |the |their )?(?:trust|sale|customers?|revenue|money)"
    ),
    Cue.ASSUMPTION: r"\b(?:i'?m |i’m |i am |i'?ll |i’ll |let'?s |let’s |we )?assum(?:e|ing|ption)\b|\btak(?:e|ing) [^.?!]{0,30}\b(?:as|for) g(?:iven|ranted)\b|\bsay we already have\b|\balready (?:exists|solved|in place)\b",
    Cue.CUT: (
        r"\bleav(?:e|ing) (?:[\w-]+ ){0,3}out\b|\bout of scope\b|(?:\bnot|n't|n’t|\bnever) (?:build|do|ship|support|include|solve|touch|cover|need)\b"
        r"|\bskip\b|\bdefer|\bpostpone|\bpark\b|\bsmallest\b|\bminimal?\b|\bmvp\b|\bnothing (?:else|more)\b|\bonly (?:the|one|for|handle|support|ship|do)\b|\bcut(?:ting)? (?!off)|\bwon(?:'|’)t\b|\bfor now\b|\bnot in the first\b|\bwithout\b[^.?!]{0,30}\bfirst\b"
    ),
    Cue.TARGET: rf"\b(?:under|within|below|at most|at least|less than|no more than|up to|in|about|around|inside|over|sub-?)?[ -]?{_NUMBER}[ -]?{_UNIT}(?!\w)",
    Cue.HUMAN_REASON: (
        rf"\b(?:because|since|as|so)\b[^.?!]{{0,60}}\b(?:{_PEOPLE}|they|he|she|nobody|somebody)\b|\b(?:abandon|give up|walk away|stop trusting|leave(?! (?:[\w-]+ ){{0,3}}out\b)|get nervous|notice|refresh|complain)s?\b"
    ),
    Cue.PRICE: (
        r"\bcosts? (?:us|them|me|you|is|that|of)\b|\bat the (?:cost|price|expense) of\b|\bthe (?:price|downside|cost|catch|trade-?off)\b|\bgiv(?:e|ing) up\b|\bsacrific|\btrad(?:e|ing)[ -]?(?:off|\w+ (?:for|against))\b"
        r"|\bin exchange\b|\bat the risk of\b|\bwe(?:'d|’d| would|'ll|’ll)? lose\b|\binstead of\b|\brather than\b|\bover (?:speed|accuracy|consistency|cost|freshness|reach)\b|\bi(?:'d|’d| would)? accept\b|\bwe pay\b"
    ),
    Cue.FLIP: (
        r"\bif\b[^.?!]{3,90}\b(?:i|we)(?:'d|’d| would|'ll|’ll)\b[^.?!]{0,30}\b(?:switch|change|pivot|reconsider|go (?:the other way|back)|flip|move to|drop|choose|pick|rethink)"
        r"|\bchange my mind\b|\bwould (?:flip|reverse)|\b(?:switch|pivot|reconsider)\b[^.?!]{0,30}\b(?:if|when|once)\b|\bthe day\b[^.?!]{0,40}\b(?:switch|change)"
    ),
    Cue.FAILURE: r"\bfail(?:s|ed|ure|ures|ing)?\b|\bgo(?:es|ing)? (?:down|wrong)\b|\boutage|\bbreaks?\b|\bdowntime\b|\bcrash|\bstale\b|\blost\b|\bdropped\b|\bduplicat|\btwice\b|\bwrong \w+|\btime(?:s)? out\b|\bdelayed?\b|\blate\b|\bstuck\b",
    Cue.BUSINESS_COST: r"\brevenue\b|\brefunds?\b|\bchurn|\bsupport (?:tickets?|calls?|team|queue)\b|\btrust\b|\bcash\b|\bfine[sd]\b|\b(?:a|the) fine(?= (?:of|for|from|if)\b|[.,;?!]|$)|\bcontracts?\b|\bsales?\b|\bmoney\b|\bcomplain|\bmargin\b|\bbrand\b|\blawsuit|\bchargeback|\bcancel|\bleave us\b|\babandon",
    Cue.NOTICE: r"\balert(?:s|ed|ing)?\b|\bmonitor|\bwe(?:'d|’d| would) (?:know|notice|see|hear)\b|\bdashboard|\bstatus page\b|\btell (?:them|the|our|every)\b|\bon[- ]call\b|\bpage (?:someone|us|the)\b|\bnotify\b|\breconcil|\bwatch(?:ing)? for\b",
    Cue.REOPEN: (
        r"\b(?:go|going|went) back\b|\breopen|\bthat (?:breaks|changes|kills|undoes|flips|invalidates)\b|\bno longer (?:holds|true|works|makes)\b|\brevisit|\brethink|\bmy (?:earlier|first|original)\b|\b(?:what|as) i said\b"
        r"|\btake (?:that |it )?back\b|\bundo|\bi(?:'d|’d| would) (?:drop|scrap|change|reverse|swap|give up|stop|start over|shrink|narrow)\b|\bthe assumption\b|\bwas wrong\b|\bi was (?:assuming|treating|optimi)|\bthat was built on\b|\bstays?\b[^.?!]{0,30}\b(?:same|as it is)\b"
    ),
    Cue.BOLT_ON: (
        rf"\b(?:{_WE}{_WOULD}|we just|just|simply|we can|also)\s+(?:also |just |simply |then |easily )*(?:add|put|plug in|introduce|layer|bolt|attach|include|spin up|stand up|bring in a (?:new )?(?:service|tool))\b"
        r"|\bon top of\b|\badd(?:ing)? (?:a|an|another|some|in)\b"
    ),
    Cue.NOT_KNOWING: r"\bi (?:really |honestly |actually )?(?:don(?:'|’)?t|do not) (?:really |actually )?know\b|\bno idea\b|\bi(?:'m|’m| am) not (?:sure|familiar|certain)\b|\bnot my (?:area|field)\b|\bcouldn(?:'|’)t tell you\b|\bi(?:'d|’d| would) be guessing\b|\bi(?:'ve|’ve| have) never\b",
    Cue.SCOPING_MOVE: r"\b(?:i(?:'d|’d| would)|we(?:'d|’d| would)|so i|but i)\b[^.?!]{0,25}\b(?:ask|find out|bring in|partner|talk to|sit down|check|test|start by|need to know|want to know|work with|get)\b|\bwhat (?:i do know|matters)\b|\bbut i know\b",
    Cue.TECHNOLOGY: rf"\b(?:{_TECHNOLOGIES})\b",
    Cue.REASON: r"\bbecause\b|\bso that\b|\bsince\b|\bin order to\b|\bwhich (?:means|lets|gives)\b|\bto (?:keep|avoid|decouple|protect|make sure|guarantee)\b|\bthat way\b|\bthe reason\b",
    Cue.SHIELD: r"\bmore scalable\b|\bit(?:'s|’s| is)? scal(?:es|able)\b|\bscales (?:well|better|out|horizontally)\b|\bindustry[- ]standard\b|\bbest[- ]practices?\b|\bbattle[- ]tested\b|\bstate[- ]of[- ]the[- ]art\b|\beveryone uses\b|\bmodern stack\b|\bproven (?:tech|at scale)",
    Cue.CAPACITY: r"\bdau\b|\bmau\b|\bqps\b|\bdaily active\b|\b(?:requests?|reads?|writes?|queries|posts?|events?|messages?) (?:per|a) (?:second|day)\b|\b(?:peta|tera|giga|mega|kilo)?bytes?\b|\b\d+ ?(?:kb|mb|gb|tb|pb)\b|\bbandwidth\b|\bstorage (?:per|estimate|need)|\bcapacity\b|\bback[- ]of[- ]the[- ]envelope\b|\bestimat(?:e|ing)\b",
    Cue.FRAMEWORK: r"\b(?:my|the|a|this) (?:\w+ )?framework\b|\bcircles method\b|\bfunctional (?:and non-functional )?requirements\b|\bnon-?functional\b|\b(?:first|second|third|next|final) step\b|\bstep (?:one|two|three|1|2|3)\b|\bclarify,|\bfive[- ]step|\bfour[- ]step|\bstructured approach\b|\bi(?:'d|’d| would| always|'ll|’ll)? (?:like to )?follow (?:a|my|the)\b|\bdeep dive\b",
    Cue.VAGUE: r"\bwe(?:'d|’d| would|'ll|’ll| will| can)? (?:just )?optimi[sz]e\b|\bas fast as possible\b|\blow latency\b|\bhigh(?:ly)? availab|\bseamless|\bbest (?:possible )?(?:user )?experience\b|\brobust\b|\bhandle(?:s)? (?:that|it|this|everything)\b|\bscalable\b|\bdelight|\bworld[- ]class\b|\bensure quality\b",
    Cue.COLLEAGUE: r"\b(?:bring(?:ing)? in|work(?:ing)? with|partner(?:ing)? with|talk(?:ing)? to|sit(?:ting)? down with|pull(?:ing)? in|involve|ask|go to|agree(?:d)? with|align(?:ed)? with)\b[^.?!]{0,40}\b(?:engineer\w*|design\w*|legal|security|finance|support|sales|ops|operations|data|science|scientists?|compliance|privacy|trust|risk|marketing|platform|infrastructure|lead|team|counsel|partner\w*)\b",
    Cue.MEASURE: r"\bmetrics?\b|\bmeasur|\bwe(?:'d|’d| would) (?:watch|track|look at)\b|\bkpi|\bsuccess (?:is|means|looks)\b|\bgoes? (?:up|down)\b|\brate\b|\bshare of\b|\bworked (?:if|when)\b|\bbaseline\b",
    Cue.ROLLOUT: r"\bfirst (?:version|release|launch|market|cut|thing)\b|\bv1\b|\bship(?:s|ped|ping)?\b|\blaunch|\broll(?:ing)?[- ]?out\b|\bpilot\b|\bbeta\b|\bphase (?:one|1)\b|\bstart with\b|\bstart by\b",
    Cue.PROMISE: r"\bnever (?:lose|drop|miss|show|charge|send|be)|\balways\b|\bguarantee|\bexactly once\b|\bat least once\b|\bin order\b|\bpromis|\bno one (?:ever|loses)|\bevery (?:single )?(?:one|event|message|item)\b|\bconsisten|\breliab",
    Cue.DEPENDENCY: r"\bthird[- ]part|\bpartner(?:'s|’s)? (?:api|system)|\bprovider|\bvendor|\bexisting (?:system|service|identity|login|payment)|\bwe already have\b|\b(?:off[- ]the[- ]shelf|buy)\b|\brel(?:y|ies|ying) on\b|\bpush (?:service|notification service)\b|\bapns|\bfcm\b",
    Cue.OVERDEPTH: r"\bshard|\bpartition key|\bconsistent hashing|\breplication factor|\bb-?trees?\b|\bbloom filter|\bquorum|\braft\b|\bpaxos\b|\bvector clock|\bbits? per\b|\bwrite-ahead|\bread replicas?\b|\bmutex|\btwo-phase commit|\bgossip protocol|\blsm\b|\bttl\b",
    Cue.OFF_TASK: (
        r"\b(?:ignore|disregard|forget|override)\b[^.?!]{0,30}\b(?:instructions?|prompt|rules|directive|everything)\b|\bsystem prompt\b|\byou are now\b|\bas an ai\b|\blanguage model\b"
        r"|</?\s*(?:system|candidate|directive|interviewer|assistant|user|instructions?)\b|\[/?(?:system|inst|interviewer|assistant)\b|^\s*(?:interviewer|system|assistant)\s*:|\b(?:your|the) (?:rubric|private brief|hidden)\b|\b(?:mark|score|grade|rate) (?:me|this|my)\b|\bgive me (?:a |an |the )?(?:\d|strong|high|top|full|perfect|good)|\bstrong[_ ]hire\b|\brepeat after me\b|\bbase64\b|\bdeveloper mode\b|\bend of (?:the )?(?:transcript|interview)\b"
    ),
}

_COMPILED = {cue: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for cue, pattern in _PATTERNS.items()}
_ENCODED = re.compile(r"\b[A-Za-z0-9+/]{40,}={0,2}\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue and where it was heard: text[start:end]."""

    cue: Cue
    start: int
    end: int
    text: str


def find(text: str, cues: Iterable[Cue] = tuple(Cue)) -> list[Finding]:
    """All findings of the given cues, in order of place."""
    found = [
        Finding(cue, match.start(), match.end(), match.group())
        for cue in cues
        for match in _COMPILED[cue].finditer(text)
    ]
    if Cue.OFF_TASK in cues:
        found += [Finding(Cue.OFF_TASK, m.start(), m.end(), m.group()) for m in _ENCODED.finditer(text)]
    return sorted(found, key=lambda finding: (finding.start, finding.end))


@lru_cache(maxsize=8192)
def heard(text: str) -> frozenset[Cue]:
    """Which cues a text holds at all."""
    return frozenset(finding.cue for finding in find(text))


def technologies(text: str) -> list[str]:
    """The technologies named, as the speaker spelt them, each once, in order."""
    named: dict[str, str] = {}
    for finding in find(text, (Cue.TECHNOLOGY,)):
        named.setdefault(finding.text.lower(), finding.text)
    return list(named.values())


def count(findings: Iterable[Finding], cue: Cue) -> int:
    """How often a cue stands among findings."""
    return sum(finding.cue is cue for finding in findings)
