"""More of what the offline grader listens for: weak ways, what interviewers ask, how the ground moves. Only tables."""

from interviewer.content.vocabulary import Dimension
from interviewer.grading.offline.words import Trait

AGAINST: dict[Trait, str] = {
    Trait.EVERYBODY: r"""
for both|both (?:sides|really|of them)|everyone|everybody(?! (?:behind|sees))|all (?:users|sides|ages|our users|
stakeholders|segments|types|three)|each (?:of (?:the|them)|side|one of)|every (?:user|one of them|side|segment)|
users (?:are|of)|stakeholders|ecosystem|platform|the users?\b|the members\b|end users?|the system should""",
    Trait.ADDS: r"""
(?:i|we|there|it)(?:'d|'ll|\swould|\swill|\scould|\scan|\smight|'d be|'d have)? (?:also |just |then |simply |
perhaps |maybe |probably )*(?:add|introduce|put in|plug in|plug|extend|enable|layer|bolt|attach|include|integrate|
offer|spin up|stand up|set up|build (?:a|an|in)|create|recruit|provide|develop|implement|expose|have (?:a|
an) \w+ (?:service|module|layer|mode|switch))|adding|additions?|additive|on top|alongside|another (?:service|module|
layer|team)|(?:audit|budget|compliance|delegation|voice|live|classroom|builder|rating|separate) (?:service|module|
feature|channel|mode|queue|layer|dashboard|pipeline)|configurable|plus (?:a|an)|as well\b|switch for|
second (?:design )?team|toggle|new (?:service|module|component|feature|tab|screen|mode)|feature flag""",
    Trait.UNMOVED: r"""
natural (?:extension|fit|next)|good news|accommodate|well placed|(?:nothing|not (?:much|a lot|
anything)) (?:needs to |has to |would |really )?chang\w+|unchanged|aren't touched|isn't touched|
not (?:much )?affected|won't (?:affect|slow|touch|change)|is(?:n't|\snot) (?:much |really )?affected|
shouldn't be (?:much )?affected|carry on working|everything's (?:still|identical)|still (?:there|right|holds|works|
fits|valid)|can stay as it is|stay(?:s)? as (?:it|they|designed)|the same (?:core|architecture|flow|design)|
independent of|decoupled|flexib\w+|(?:exciting|great|interesting|good) (?:segment|opportunity|news|sense|to have|
point|challenge)|makes (?:good |a lot of )?sense|handles? (?:that|this|it)|already (?:covers|supports|handles|
allows)|by design|straightforward|easy enough|not a (?:big|real) (?:risk|problem|change)|very little|simply (?:a|
another)|minor|just (?:a matter|configuration|another)|that's fine|we're covered""",
    Trait.KEEPS_ALL: r"""
(?:try|prefer) not to (?:drop|cut)|each (?:piece|part|feature)|everything(?:'s|\sis|\sstill)|all (?:of (?:it|them|
those)|those parts)|side by side|in parallel|linked|anything less|step back|as well\b|roadmap|could-have|must-have|
moscow|phases?\b|stage it|over (?:four|three|two) quarters|a bit later|ready for it|balanced set|both modes|
takes longer|more engineers|contractors for|in a second phase|eventually|comprehensive|end to end|full (?:set|
suite)|support (?:both|all)|main parts|hard to (?:drop|cut|leave)|all (?:matter|important|needed|essential)|
careful there""",
    Trait.MACHINERY: r"""
watchdog|heartbeat|telemetry|observability|pager|playbook|disaster recovery|hot standby|standby|mirrored|buffer\w*|
checkpoint\w*|dead letter|ticket(?:ing)? system|auto-?scal\w+|self-correct\w*|retr(?:y|ies|ied|ying)|
queues?(?! (?:of|behind|at))|back-?off|redundan\w+|fail-?over|fall-?back|replica\w*|monitor\w*|dashboards?|
alert(?:s|ing|ed)?|alarms?|on[- ]call|logs?\b|logging|runbooks?|root cause|escalat\w+|sla\b|service level|
status page|reconcil\w+|incident|dead-letter|persisted|resilien\w*|roll(?:ed)? back|restor\w+|(?:two|multiple|
several) regions|health checks?|circuit breaker|replay\w*|automatic(?:ally)?|second (?:run|provider|region)|
receipts|post-?mortem|blameless|load balanc\w+|cluster\w*|cached list|backup\w*|error rate|synchroni[sz]\w+|
self-heal\w*|processed in|threshold\w*""",
    Trait.SHIELD: r"""
scal(?:es|able|ability)|industry[- ]standard|the standard\b|best[- ]practices?|battle[- ]tested|proven|
state[- ]of[- ]the[- ]art|everyone uses|modern|more robust|more flexible|flexible|future[- ]proof|
most (?:marketplaces|sites|apps|platforms|companies|big)|every big|the (?:right|best) (?:tool|choice|way|experience|
accuracy)|leading (?:services|players)|whole industry|have come to expect|expect it today|in the long (?:term|run)|
cheap enough|(?:gives|give) the best|older approach|dated|well[- ]understood|better in (?:general|the long)|
it's a balance|trade-?off,? of course|obviously|generally better|competitors (?:do|have)""",
    Trait.JARGON: r"""
shard\w*|partition\w*|consistent hashing|b-?trees?|bloom filter|quorum|raft\b|paxos|vector clock|write-ahead|
read replicas?|mutex|two-phase|gossip|lsm|token bucket|refresh token|access token|jwks?|pkce|webauthn|dpop|totp|
rs256|oauth|oidc|saml|samesite|http-only|cookies?|endpoints?|checksums?|handshake|tcp|udp|http\w*|json|grpc|graphql|
rest api|publish-subscribe|pub/?sub|topics per|collaborative filtering|deep model|embeddings?|event-driven|fhir|
microservices?|kafka|redis|kubernetes|postgres\w*|mongo\w*|cassandra|dynamo\w*|elasticsearch|websockets?|cdn|
idempoten\w*|transactional|append-only|durable log|fanned out|pairwise|federate|relying party|hash(?:ed|ing)?\b|
index(?:es)?\b|cache\w*|payloads?|schemas?|relational database|document database|database|throughput|latency|
middleware|api gateway|load balancers?|encryption|role-based|single sign-on|machine learning|ml model|neural|
data lake|pipeline|stream processing|batch job|cron|protocol|identifier|mqtt|firmware version|byte\w*|bandwidth""",
    Trait.BLUFF: r"""
comfortable with|by definition|exactly[- ]once|guarantees?\b(?! me)|can't happen|cannot happen|in the protocol|
cases i've seen|i'm confident|trust me|i've done this|any engineer|just need someone to|the pattern's standard|
takes care of|never lost|nothing(?:'s|\sis|\sgets)? (?:ever )?lost|wouldn't spend design time|pretty much the|
as with the leading|well-known|trivial|solved problem|i know this|we're covered|extremely rare|a hundred per cent|
always works|impossible""",
    Trait.VAGUE: r"""
comprehensive\w*|streamlin\w*|frictionless|best-in-class|world-class|mission-critical|user-centric|empower\w*|
unlock\w*|synerg\w*|actionable|at scale|strateg\w+|north star|funnel|conversion|kpis?|holistic|stickiness|
touch ?points?|maturity|use cases?|pain points?|seamless\w*|robust\w*|relevan(?:t|ce)|
best (?:possible )?(?:user )?experience|good experience|engagement|optimi[sz]\w*|iterat\w*|improv\w*|continuous\w*|
over time|trend\w*|dig into|balance\w*|sensible|tun(?:e|ing)|dial (?:it )?back|learn\w* (?:who|how|what|it|over|
from)|ecosystem|vision|value\b|journey|transparen\w*|leverag\w*|excellent|delight\w*|efficien\w*|timely|powerful|
personali[sz]\w*|adoption|insights?|proactive\w*|quality\b|performance|from the data|data[- ]driven|a/b tests?|
best (?:of|for) both|smart\w*|essential|as (?:fast|quick) as|feels? (?:right|better)|feature like any|key (?:metric|
driver)s?|satisfaction|smooth\w*|user-friendly|intuitive|acceptable|reasonable|appropriate""",
    Trait.PROCESS: r"""
stakeholders?|roadmap|workshops?|strands|circulate|write it up|set up a board|specification|input\b|the team would|
align(?:ed|ment)?\b|in agreement|phases?\b|kick-?off|sprint\w*|backlog|framework|step (?:one|two|three)|
first(?:ly)?,? i(?:'d|\swould) (?:clarify|define)|requirements|could comment|see who's free|balanced|three angles|
four quarters|should be (?:designed|written|detailed|defined)|work ?streams?|cross-functional|milestones?|
regular (?:meetings|check-ins|updates)|steering (?:group|committee)|go deeper|gone? into|deep dive|the main parts|
main components""",
    Trait.COUNTING: r"""
let me (?:start by |just )?(?:siz\w+|estimat\w+)|so we're grounded|(?:dau|mau|qps)\b|daily (?:active|events)|
per second|per day|events (?:a day|daily)|transactions? (?:every|per|a)|peak (?:in|of|load)|storage|capacity|
rough numbers|back of the envelope|estimate quickly|gigabytes?|terabytes?|one database will""",
    Trait.BREAKS: r"""
fail(?:s|ed|ure|ing)?|go(?:es)? (?:down|wrong|dark|quiet|missing)|went (?:down|wrong)|is down|outages?|breaks?|
broken|crash\w*|doesn't (?:arrive|work|come)|never (?:arrives|comes)|gets? lost|is lost|late\b|stuck|stale|
wrong (?:\w+)|twice|misses|silent\w*""",
    Trait.PARTS: r"""
(?:two|three|four|five|six|several|main|core|key) (?:pieces|components|parts|services|layers|modules|states|
building blocks|pillars|stages|teams)|components?|modules?|microservices?|engine|pipeline|architecture|(?:data|
state) model|schema|back-?end|front-?end|apis?|integration layer|segments|portals?|something that \w+s|data stores?|
a (?:central |single )?(?:service|database|server)""",
}
"""What speaks for a weak answer, or, with BREAKS, of what failure it speaks."""

INVITES: dict[Dimension, str] = {
    Dimension.FRAMING: r"""
who(?:'s|\sis|\sare|\sexactly)? (?:it|this|that|they|you|we)?[^?]{0,20}for\b|whom?\b[^?]{0,20}\bfor\b|which user|
(?:please|serve) only one|whose (?:problem|pain)|which (?:of (?:them|those)|side|one) matters|why would any""",
    Dimension.SCOPE: r"""
smallest|minimum|first (?:version|release|cut)|leave out|left out|\bcut\b|\bdrop\b|where would you (?:begin|start)|
what (?:would|do) you build|what's in|without|any \w+, any|\bengineers\.|keep the date|which (?:three|two|parts?)|
what matters most|which matters|how much of (?:that|this)|have to get right""",
    Dimension.CONSTRAINTS: r"""
how (?:fast|slow|soon|quick\w*|long|late|often|accurate|much delay|wrong|good)|too (?:slow|far|late|long|much|many)|
good enough|seconds|hardest|hard one|hard part|success|how (?:would|will|do|could) (?:you|we) (?:know|notice|tell|
measure)|what's a good|real time|when would you say|targets?\b|where does (?:that|the) \w+ come|protect it""",
    Dimension.TRADEOFFS: r"""
why (?:not|that|this|those|rotate|two|a |one|is|the)|instead of|give up|which first|simpler|what (?:does|would|
did) (?:that|it|this) cost|who pays|should (?:a|the|we)\b|what gives|gives\?|\bor (?:a|the)\b[^?]*\?|between a|
worth it|change your mind|price|over the other|need to be|couldn't you""",
    Dimension.FAILURE_OWNERSHIP: r"""
fails?\b|failed|breaks?\b|broke\b|go(?:es)? (?:down|wrong|dark|quiet|missing)|(?:was|went|is|'s|are) down\b|
down (?:for|all|\w+ hours)|who's hurt|no ads are|not working|can't get in|duplicat\w+|twice\b|corrupt\w*|false \w+ |
leaks?\b|stops\b|doesn't (?:arrive|work|start|come|show)|won't start|is lost|gets? lost|stuck|hours? late|
minutes late|through late|locked out|is down|dies\b|cancelled|don't hear|wrong\b|outage|goes missing|quietly|
whose parents said|crash\w*|turns up|used up|bit of a per|worst day|the wrong""",
    Dimension.ALTITUDE: r"""
how does (?:it|that|this) work|what would you ask (?:them|security)|guarantee|technically|how do(?:es)? (?:they|it|
the \w+) (?:know|store|sync|talk)|why rotate|how sure|where (?:did|does) (?:that|the) number|how would (?:that|
it) (?:work|run)|what(?:'s|\sis) the shape|what does (?:she|he) go through|under the hood|do you know (?:how|that)""",
    Dimension.ALIGNMENT: r"""
who (?:needs|has|would|do|else|'d|should|must)\b|who'd|whom|what (?:should|do|does|would) [^?]*\b(?:do (?:next|on|
first|last)|next)\b|monday|first step|anything (?:else|you)|sum (?:it )?up|before launch|minutes\.|out of time|
in the room|talk to|agree|hang together|explain|find out first|do first|where do you begin""",
}
"""How interviewers ask for a dimension."""

NEWS = r"""
\bsuppose (?:the|we|it|our|that|half|all|they|a)\b|\bimagine\b|\bsay (?:half|we|the|a|they) |let me change|new fact|
turns? out|tells? us (?:to|that we)|say(?:s|ing)? (?:that )?(?:patients|we|you|no|it|all) |\bnow (?:says?|the|we|it|
winter|you|they|a|half|will|has|wants?|all|your)\b|just (?:ruled|moved|told|been|signed|said|announced|bought|cut|
learned|heard|won|lost)|from (?:next|now|january|february|march|april|may|june|july|august|september|october|
november|december|spring|autumn|summer|winter|monday|tomorrow)\b|(?:is|are|'re|starts?|stops?) (?:about to|closing|
introducing|going to|being|moving|switch\w+|shutting|ending|pulling|dropping|leaving|signing|merging|selling|
raising|leaving|serving|banning|coming in)|will (?:now|only|have to|no longer)|no longer|not allowed|can't keep|
may (?:not|no|only|be) |refuse|demand|signs\.|insists?|requires?|forbids?|(?:has|have|'ve|been) (?:just |
all )?(?:changed|moved|banned|decided|ruled|asked|lent|signed|sold|sent back|bought|agreed|called|promised|
cancelled|halved)|only clients|brings? forward|moved? (?:the|up|forward)|(?:weeks|months|days) (?:earlier|sooner|
and not)|halved?|cut (?:your|the|our) (?:budget|team|by)|bans?\b|(?:by|a|the|new|consumer) law|rule coming|
switched off|you've got \w+ \w+\.|it's a \w+ \w+ now|half the (?:people|money|time|team|budget)|goes? over to|
are gone|long gone|took (?:two|three|four|five|ten) seconds|redid|by the way|came back with|wrote (?:to us|last|
this)|(?:this morning|last night|last week|on monday|over the weekend)\."""

BY_WHOM = r"""
regulator|ministry|government|council|authority|association|union|board|legal|court|state|parliament|competitor|
partner|provider|supplier|chain|clients|accounts|subscribers|landlords|hauliers|bookings|law\b|winter|budget|launch|
phone makers|insurer|half (?:of )?(?:the|our|your)|two thirds|million|thousand|feed|sales|finance|marketing|support|
leadership|engineers|the (?:company|people) (?:we|that|who)|reseller|data scientist|auditors|hundreds"""

ASKS_AFTER = r"""
what happens to (?:the|your)|what becomes|how much of|the way you|the order you|what you(?:'ve)? (?:told|said|
chose)|where does that leave|you(?:'re|\sare) building|building this for|any use|your (?:version|screen|way|
timeline|design|plan|cart)|now what|what do you do with (?:that|those)|still (?:fine|hold|work|stand)|stop holding|
what gives|actually get|not get"""

SOME = r"""
\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|
twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a |one |several )?(?:hundred|thousand|dozen)|half|a third|
a quarter|one in \w+|an hour|a minute|one (?:degree|hour|second|minute|day|week|house|call|case)"""

UNITS = r"""
ms|milliseconds?|seconds?|secs?|minutes?|mins?|hours?|days?|nights?|evenings?|mornings?|weeks?|months?|winters?|%|
per ?cent|degrees?|pounds?|dollars?|euros?|pence|cents|quid|times|o'clock|(?:in|out of) (?:a |every )?\w+|houses?|
homes?|people|famil(?:y|ies)|calls?|shops?|stalls?|patients|orders|complaints|metres?|miles?|km|kilometres?"""

LIMIT = r"""
under|within|below|above|over|past|beyond|at most|at least|no (?:more|later|longer) than|(?:more|less|fewer|longer|
later|sooner|slower) than|up to|inside|by|until|till|after|before|about|around|maybe|perhaps|say|nearer|too|plenty|
enough|mustn't|every|for"""

REASONS = r"""
because|since|so that|otherwise|that's (?:why|where|when|what|the point)|which (?:means|is why)|and then|as (?:she|
he|they|it|people|that|nobody)|so (?:she|he|they|it|that|we|i)|or (?:she|he|they)"""

FLIPS = r"""
if (?:[^.?!;]{3,110})(?:,|\sthen) ?(?:then )?(?:i|we|you|that|it|she|he|they|the|there|phone|texts?|no|what)\b|
if [^.?!;,]{3,80}? (?:i|we)(?:'d|'ll|'m|\swould|\swill|\sstop|\scarry|\sgo|\sdrop|\sstart|\sdo|\swas) |(?:i|
we)(?:'d|'ll|'m|\swould) [^.?!;]{3,60}(?:if|unless|until|once|when|till) |(?:unless|until|till|before that|
the day) |(?:would|'d) change my mind|turn that round|go the other way|go back\b|past (?:ten|a|that|\d)"""

EMPTY = """
about above adaptability after again alignment all also alternative alternatives altitude and answer any are around
assumption assumptions because been before being best both boundary business but can case change changed changes
choice choices churn clear clearly condition consequence consequences consider considered constraint constraints cost
costs could customer customers decision decisions design did does doing done down downside each earlier engineering
even ever every fail fails failure failures finance first flip for framing from gets give given goes going good great
had has have having here his how impact into its judgement just keep kind know last least legal less let like look
made main make makes many matter matters maybe mean means metric metrics more most much must name need needs never
next not nothing now off offs one only other our out over own part people perhaps persona pivot point price primary
put really reopen reopened retention revenue revisit right risk said same say scope see she should simply some
something stake stakeholder stakeholders stakes start still success such sure take target than that the their them
then there these they thing things think this those through time tolerance too trade tradeoff tradeoffs trust under
until use used user users using value very want was way well were what when where which while who will with without
would yes yet you your"""
"""Words that say nothing of a situation: common ones, and the names of what is marked."""
