"""What the offline grader listens for, as wide as people say it: ways that speak for a candidate. Only tables.

A line of a table ends wherever it likes after a bar; the lines are joined as they are.
"""

from enum import StrEnum, auto


class Trait(StrEnum):
    """One thing a sentence can show."""

    PERSON = auto()  # somebody in particular
    HURT = auto()  # what goes wrong for them
    LOSS = auto()  # what it costs the business
    TOLD = auto()  # somebody hears of it
    PRICE = auto()  # what a choice costs
    FLIP = auto()  # a condition for choosing otherwise
    CUT = auto()  # left out, or taken as given
    NUMBER = auto()
    FELT = auto()  # a limit or amount somebody would feel
    REASON = auto()
    REOPEN = auto()  # an earlier decision goes
    UNSURE = auto()  # where their knowledge ends
    HANDS_OVER = auto()  # who would know, and for what
    COLLEAGUE = auto()
    TRIAL = auto()  # a first step that could fail
    ASKS = auto()  # a question that bounds the task
    EVERYBODY = auto()  # nobody in particular
    ADDS = auto()  # one more part
    UNMOVED = auto()  # the change changes nothing
    KEEPS_ALL = auto()  # nothing can go
    MACHINERY = auto()
    SHIELD = auto()  # its fame as the reason
    JARGON = auto()
    BLUFF = auto()  # surer than anybody can be
    VAGUE = auto()
    PROCESS = auto()  # how the work is run, whatever it is
    COUNTING = auto()  # sizing before purpose
    BREAKS = auto()  # something fails
    PARTS = auto()  # components


PEOPLE = r"""
woman|man|lady|bloke|guy|chap|mum|mom|dad|mother|father|parents?|gran(?:ny|dma|dad)?|grandmother|grandfather|aunt|
uncle|nephew|kids?|child(?:ren)?|boy|girl|teenager|daughter|son|wife|husband|neighbours?|neighbors?|famil(?:y|ies)|
couple|widow(?:er)?|household|pensioner|nurses?|doctors?|surgeon|midwi(?:fe|ves)|carers?|caregivers?|paramedics?|
patients?|receptionist|pharmacists?|clerks?|drivers?|couriers?|riders?|cyclists?|passengers?|commuters?|
travell?ers?|tourists?|guests?|cooks?|chefs?|waiters?|baristas?|bakery?|butchers?|farmers?|gardeners?|plumbers?|
electricians?|builders?|foreman|roofers?|carpenters?|mechanics?|technicians?|fitters?|teachers?|pupils?|students?|
head ?teachers?|coach(?:es)?|referees?|conductors?|singers?|altos?|librarians?|journalists?|caretakers?|janitors?|
cleaners?|porters?|guards?|officers?|inspectors?|firefighters?|dispatchers?|pilots?|captains?|sailors?|shopkeepers?|
stall ?holders?|sellers?|buyers?|traders?|landlords?|landlad(?:y|ies)|tenants?|seekers?|lodgers?|homeowners?|
claimants?|applicants?|caseworkers?|social workers?|treasurers?|bookkeepers?|secretar(?:y|ies)|supervisors?|
shift leaders?|pickers?|packers?|hauliers?|volunteers?|donors?|organisers?|vets?|dentists?|therapists?|brides?|
freelancers?|apprentices?|fans?|birders?|hikers?|runners?|skippers?|foster|immigrants?|refugees?|learners?|
beginners?|newcomers?|shoppers?|cashiers?|(?:bed|shop|shift|site|duty|warehouse|store|ward|night|branch|depot|floor|
front) (?:manager|desk|sister|clerk|lead)|somebody|someone|whoever|one person|a person|the person|oap|punters?|
locals|merchant|shepherd|ranger|forester|beekeeper|brewer|growers?|deckhand|crew|steward(?:ess)?|welder|installers?|
surveyor|architect|priest|vicar|imam|registrar|councillor|mayor|post(?:man|ie)|tutors?|lecturer|interpreters?|
translators?|adjuster|claims handler|policyholder|executor|notary|warden|inmate|prisoner|asylum seeker|radiographer|
phlebotomist|recipient|diabetic|asthmatic|wheelchair|elderly|old people|first-timer|newbie|wholesaler|franchisee|
payroll clerk|temp|trucker|docker|customs officer|night shift|chairs?woman|chairman|owner|boss|colleague|trainee|
graduate|she|he|him|hers?|his|herself|himself|you(?:'re|'ve) (?:just )?\w+ing"""

COLLEAGUES = r"""
legal|lawyers?|counsel|security|finance|(?:the )?treasurer|accounting|support(?! (?:for|both|all|it|the|of|them|
that))|(?:the )?sales (?:people|team|manager|lead|side|folks)|sales(?=,| (?:needs?|has|have|would|will|should|to))|
marketing|designers?|design(?= (?:has|have|needs?|team|lead|gets|would|and|to))|engineers?|engineering|operations|
ops|compliance|privacy (?:team|people|officer)|risk team|data (?:science|scientists?|team|people)|analysts?|
procurement|buying(?= (?:team|would|has|needs))|hr|the union|welfare officer|secretar(?:y|ies)|store staff|(?:shop|
branch|store|site|depot|ward|operations) managers?|pharmacists?|the board|(?:the )?head (?:nurse|of \w+)|
hardware (?:team|people)|(?:shift|team) leaders?|vendor|dispatchers?|planners?|trading desk|(?:payments|
infrastructure|platform) people|kitchen firm|the police|product team|communications|press office|customer service|
call centre|field team|whoever runs it"""

FOR: dict[Trait, str] = {
    Trait.HURT: r"""
turns? up|shows? up|in tears|told off|evict\w*|sacked|swears?\b|in pain|thirsty|too late|nobody comes|no-shows?|
goes home|sits? (?:there|in|at|outside)|pays? (?:for|the) (?:it|fine|fee)|left (?:with|standing|waiting|behind)|
ashamed|nervous|lonely|rushed|late for|run(?:s|ning)? (?:late|out|round)|fed up|tired of|had enough|
double[- ]booked|left out|bled|throws? (?:it|them|the \w+) away|spoil(?:s|ed|t)?|rots?|rotten|wait(?:s|ing|
ed)?(?! inside)|stand(?:s|ing)? (?:there|at|in|outside|about)|stuck|stranded|locked out|turn(?:s|ed)? (?:\w+ )?away|
blames?|furious|sen(?:t|ds?) (?:\w+ )?(?:home|away|across|back)|miss(?:es|ed)|runs? out|goes? without|a day without|
hungry|cold\b|freez\w+|in the dark|scared|afraid|worr(?:y|ies|ied)|panic\w*|angry|annoyed|upset|livid|embarrass\w*|
asham\w*|humiliat\w*|shout\w*|cry(?:ing)?|grumbl\w*|complain\w*|g[ia]ve(?:s)? up|walks? (?:off|away|out|guests)|
walk(?:ed)? out|storms? off|shuts? the|closes? the (?:lid|app|path|laptop)|hangs? up|(?:she|he|they|somebody|nobody|
and)(?:'ll|'d)? (?:\w+ )?(?:won't|never|stops?|leaves?|cancels?|goes|quits?|drops? out|buys? a|rings? us)|
won't (?:come|try|use|trust|pick|believe|be back|open)|(?:never|not) (?:come|try|use|trust) (?:\w+ )?again|
goes? back to|back (?:on|to) paper|goes? elsewhere|(?:other|rival|next) (?:shop|app|firm|one)|competitor|
out of pocket|(?:pays?|paid|charged?|charges|billed) (?:\w+ ){0,3}(?:twice|again|double)|overdraft|can't (?:pay|get|
go|work|open|find|see|leave|reach|feed)|hurts?\b|dies|died|dead\b|ill\b|harm\w*|court|lies? awake|thinks? (?:it's|
the money|we)|in front of|everybody (?:behind|sees)|doesn't know|no idea (?:where|what|who|that)|never heard of|
out of hours|emergency|trolley|red face|lost (?:her|his|their|the|a) \w+|loses? (?:her|his|their|a|the) \w+|
let(?:s)? (?:\w+ )?down|disappoint\w*|wasted|for nothing|two rooms|stops? (?:picking|answering|trusting|using|
coming|opening|believing)|picks? up the bill|the wrong (?:wall|sheet|dose|person|house|address|place|tablets?|end)|
drives? (?:there|to|off|home|and)|cross\b|soaked|in the rain|empty (?:shelf|hands?)|suffer\w*|struggl\w*|
frighten\w*|cheated|stands? there|insult""",
    Trait.LOSS: r"""
write-?offs?|payouts?|claims?\b|lawyers?(?:'|')? letters?|councillor|on the radio|petition|tender|franchise|
we're (?:out|finished|sunk|done)|walks? away from us|loses? us|lose the (?:chain|account|hospital|council|school|
contract|customer)|cheque|overheads?|wages|rent\b|deposit|fees?\b|bankrupt\w*|insurers?|compensat\w+|(?:\d[\d.,]*|
two|three|four|five|six|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|thousands|
million|few hundred) (?:a \w+ )?(?:pounds?|dollars?|euros?|pence|cents|quid|grand|apiece|each)|[£$€]\s?\d|
costs? (?:us|me|the \w+|nearly|about)|(?:that|it)(?:'ll|'d|\swould|\swill)? cost|we(?:'d|'ll|'re)? (?:pay|lose|lost|
refund|owe|earn less|eat)|refund\w*|disputes?|chargebacks?|commission|renew\w*|contracts?|licen[cs]e|fined?\b|sued?|
lawsuit|(?:local|front) (?:paper|page)|newspapers?|headlines?|reviews?(?:'s|\sis)? about|bad review|reputation|
our name|at our (?:cost|expense)|revenue|margin|sales|takings|subscription|cancellations?|churn|leaves? us|
leave the app|compensation|penalt(?:y|ies)|overtime|in the bin|written off|write (?:it|that) off|tens of thousands|
thousands|few hundred|basket|loses? the (?:evening|sale|day|saturday|customer|season|contract|account)|lost (?:sale|
order|customer|commission|booking)s?|goodwill|lend(?:ing)? us|drops? us|never (?:come|buy|order)s? (?:back|again)|
lost them|a club's out|out of business|budget""",
    Trait.TOLD: r"""
drops? (?:her|him|them) a line|puts? up a (?:sign|notice)|notice on the|announc\w+|warn(?:s|ed|ing)?|
let(?:s)? (?:her|him|them|people|us) know|somebody (?:goes|picks up|walks|calls)|honest with|text(?:s|ed)? (?:her|
him|them)|a text\b|write(?:s)? to (?:her|him|them)|speak(?:s)? to|pick(?:s)? up the phone|rings?\b|ringing|
phones?(?= (?:her|him|them|the|every|us|rings))|phone rings|calls? (?:her|him|them|the|every|us|each)|a call\b|
(?:is|are|be|being|gets?) told|tells? (?:her|him|them|the|every|people)|we tell|hears? (?:from us|it|within|before|
that)|hear it from|in person|by hand|a letter|knock\w*|a (?:human|person) (?:being )?(?:rings|calls)|a name\b|
(?:screen|page|row|sheet|line|board|app|text|sign|it)(?:'d|\sshould|\shas to|\smust|\swould)? (?:says?|shows?|
greys)|says? (?:so|sorry)|say so|apologi[sz]\w*|sees? (?:at|which|who|that|it)|knows? (?:by|within|before|who|
which)|gets? a (?:list|call|text|visit|name)|goes? round|walks? (?:over|round)|(?:i'm|i am|we're|she's|he's|
they're) told|find(?:s)? out (?:from|before)|with their numbers|by name|own up|not (?:an )?alarm""",
    Trait.PRICE: r"""
(?:i|we)(?:'d|'ll|\swould)? (?:happily )?(?:trade|wear (?:that|it|the)|stomach|forfeit|do without|take the (?:hit|
pain|flak|loss|calls|blame))|so be it|too bad|they'll have to|(?:the )?lesser evil|better (?:late|slow|too|an?|
to) [^.?!]{3,40} than|the choice is|(?:i|we) choose|the other way|costs? (?:money|\w+ness|more|a bit|some|nearly|
about|people)|loses? (?:us|some|a few)|comes at|but it means|who pays|somebody pays|not as (?:fast|nice|quick|good|
tidy)|out of our|we(?:'d|'ll)? (?:be )?paying for|less convenient|a dent|it(?:'ll|\swill) (?:bite|sting)|
they'll (?:moan|hate|swear|grumble|notice)|takes? longer|(?:i|we)(?:'d|\swould) (?:much )?(?:rather|sooner)|
rather than|instead of|sooner than|costs? (?:us|me|you|her|him|them|the|time|a)|(?:that|it|which|this)(?:'ll|'d|
\swill|\swould)? cost|what (?:it|that|this|i|we)(?:'d|'ll)? (?:costs?|loses?|lose|gives? up|give up)|(?:the|
a) (?:price|downside|catch|bill)|g[ia]v(?:e|es|ing|en) up|sacrific\w*|(?:i|we)(?:'d|'ll|\swould|\swill)? (?:lose|
accept|swallow|tolerate|forgo|pay (?:that|for it|his|her)|eat that|take that|put up with|live with)|(?:can|
could) live with|(?:okay|fine|all right) (?:with|by|for) me|that's (?:okay|fine|all right)(?: with me|\sby me)|
(?:won't|wouldn't|doesn't|don't) (?:love|like|thank) (?:us|me|it|that)|(?:will|'ll|'d|would|might|
may) (?:\w+ )?(?:grumble|dislike|hate|moan|miss|complain|object|sulk|be cross|be annoyed|be furious|notice the|
wait longer|get (?:bad|less|tablets))|at (?:our|my|her|his|their|the) (?:cost|expense|price)|we pay|(?:not|
isn't) worth|worse (?:than|for)|against that|on the other (?:hand|side)|in exchange|in return for|annoy\w*|mean(?:s|
ing)? (?:\w+ )?(?:fewer|less|slower|later|longer|more|giving|losing|some)|even if (?:that|it|she|he|they|we)|
(?:slower|fewer|later|less|cheaper|dearer|longer|poorer|rougher) (?:\w+ )?(?:than|to|for|but)|(?:waste|slips|
suffers|gets (?:slower|worse|rougher))|hardly what|people (?:get|will get|will be) (?:bad news|turned|let)|(?:some|
a few|most) (?:people|of them|\w+ers)? ?(?:will|would|'ll)|we(?:'d|'ll)? (?:look|be|seem|have|get|see|earn|sell|
turn) (?:\w+ )?(?:fuller|slower|fewer|less|more no|more err|down)|gets a no|said no to|turn(?:ed)? (?:them|some|
people) (?:away|down)|eats? (?:the|into|up)|takes (?:that|it|three|two|one|some) (?:of|away|from)|the last size|
in front of everybody|it's (?:slower|duller|uglier|ugly|dearer|clumsier|a nuisance|lost)|it'll be (?:slower|duller|
uglier|dearer)|on (?:our|the) (?:bill|budget|money)|(?:finance|the treasurer|sales|marketing|the board)(?:'ll|
\swill|\swould)? (?:hate|miss|object|not like|moan)|which hurts|that hurts|and it hurts|trades? \w+ for|swap""",
    Trait.CUT: r"""
(?:won't be|isn't|not|aren't|nothing|not going) in (?:it|there|this|the first|version one)|no need for|on paper|
another day|next year|somebody else's|not (?:my|our) (?:problem|job|fight|business)|(?:i'm|we're|
i am) not (?:building|doing|touching|solving|rebuilding|going to)|off the list|(?:stay|keep|kept) out|
taking it that|we have that|ditch|bin\b|just one|version one|leav(?:e|ing) (?:(?:\w|[-'])+ ){0,5}?(?:out|alone|be|
off|to (?:others|another|the existing|them)|for (?:later|others|now))|out of scope|(?:is|are|'s|'re|both|
and \w+ are) out\b|not (?:now|yet|in (?:the )?(?:first|this)|touch|build|try to)|(?:wouldn't|won't|don't|not|
never) (?:\w+ )?(?:touch|build|do|ship|support|include|have|solve|cover|need|try|bother|offer|make)|skip|defer|
postpone|park\b|drop(?:s|ped)? (?:the|that|it|off|out)|cut\b|scrap|nothing (?:else|more)|only (?!if|when|once|
one of)|just (?:the|one|stable|those|that|this)|no (?:\w+ ?){1,4}, no |^no \w+ (?:chats?|messages?|ads?|photo|
plants|sync|insurance|likes?|wallet|groups?)|can wait|waits (?:inside|till|until)|isn't (?:mine|ours|my)|tak(?:e|
ing) (?:\w+ ?){1,6} (?:as|for) (?:given|granted|there)|for granted|i(?:'m|'d)? (?:assume|assuming)|(?:stays?|
stay) (?:exactly )?(?:as|the way)|same as (?:today|now|before)|like today|as (?:they do|it does|today|now)|
already (?:has|does|have|there|exists?)|has that|ignore (?:the|all)|the rest (?:waits|can|goes)|go quiet|
can go quiet|not what i|first (?:version|release)|to begin with|one (?:direction|thing|shop|line|question|promise)|
smallest|none of|without (?:a|any)|separate product|another team|later\b|second\b(?=[.,]|$)|my second move|down to|
turn (?:them|him|her) away|i'd say no|that's all|that's it|for now|at first|instead of (?:thirty|all|every)""",
    Trait.REOPEN: r"""
(?<!as )i said|hadn't (?:thought|counted|planned|reckoned|expected|seen)|i(?:'d)? reckoned|bang goes|there goes|
(?:the )?rug\b|upside down|on its head|the opposite|the other way round|won't (?:do|wash)|unpick|redraw|tear (?:it |
that )?up|tore up|throws? (?:out|away)|square one|go back on|(?:eat|swallow) my words|knocks? (?:out|over|down)|
reverses?|moot|irrelevant|meaningless|pointless|takes out|(?:i|we)(?:'d|\shad|'ve|\shave) (?:just |always |only |
really |quietly )?(?:assumed|counted|got (?:him|her|them|it)|built|leaned|leant|taken|treated|thought|relied|
promised|planned|bet|been|based|hung|put|priced|designed|sold|told)|i (?:assumed|counted|built|leaned|leant|relied|
thought|treated|took|promised|bet|based|designed|planned)|i was (?:wrong|assuming|counting|treating|relying|
thinking|betting)|my (?:assumption|picture|idea|first|earlier|own|promise|answer|whole|plan|number|sofa|cut|line|
rule|bet|reason)|shouldn't have|(?:was|were|is|that's|turns? out) (?:simply |just |plain )?wrong\b|take (?:that |
it |this |those )?(?:\w+ )?back|(?:i|we) take (?:back|out)|that one i take|scrap|start(?:ing)? (?:again|over|
from scratch)|(?:is|are|'s|'re|it's|was) (?:\w+ )?(?:gone|finished|over|dead|out|worthless|useless|broken|history|
no use|no good|void|off the table)\b|goes\b(?= (?:too|away|out|with|altogether|,)|[.,;]|$)|the \w+(?: \w+)? goe?s?,|
(?:doesn't|don't|can't|won't|no longer) (?:hold|stand|work|apply|fit|survive|matter|count)|no longer|any ?more|
not any more|(?:breaks?|kills?|undoes|sinks?|wrecks?|invalidates?|upends?|changes) (?:my|the|that|what|it|a lot|
something|everything|all)|that (?:kills|breaks|undoes|hurts|sinks|changes)|the floor (?:gone|is)|falls? (?:apart|
over|away|down)|fell|(?:i|we)(?:'d|\swould|'ll) (?:have to )?(?:drop|stop|undo|swap|reverse|reopen|redo|rethink|
shrink|turn (?:that|it) round|throw (?:out|away)|give up|let go|go back|change|stop selling|narrow|pull)|
that's the bit|standing on|rests? on|is what i built|it's (?:an? \w+ thing|a different) (?:now|promise|product|job)|
isn't (?:ours|live|instant|the|hers|mine) (?:\w+ )*(?:any|now|tightest)|isn't the \w+ thing|down to (?:two|three|
four|five|eight|half)|drops? off|comes out|gone\b|instead of (?:thirty|two minutes|live|what)|(?:can't|
mustn't) be\b|less than i promised|not what i (?:said|promised|built)|turns? into|so that's|can't leave it|
goes up in smoke|hole in|bets? off|blown|wipes? out|mostly that doesn't touch""",
    Trait.UNSURE: r"""
wouldn't swear|don't quote me|i reckon|(?:i'd|i would) have to look|haven't (?:seen|done|checked|measured)|
out of my depth|not an engineer|could be (?:way )?(?:off|wrong)|wild guess|ballpark|hunch|my gut|half remember|
can't promise|would have to tell me|above my|don't understand|i'm told|i made (?:that|it) up|a guess\b|
take that with|i'd be guessing|i'm shaky|i (?:honestly |really |actually )?(?:don't|do not) (?:\w+ )?know|
(?:couldn't|can't) tell you|i(?:'d|\swould) (?:be )?guess\w*|i'm (?:only )?guessing|my guess|i've (?:made|invented|
plucked)|no idea|not sure|(?:have|need) to (?:check|ask|find out)|maybe (?:that's|i'm) wrong|i (?:might|may|
could) (?:well )?be wrong|i believe|my suspicion|i suspect|i've (?:only )?(?:never|only)|where i'm naive|
if that's right|from my own|not my (?:field|area|thing)|i don't understand|i'd want to (?:know|check|find)|
that's a guess|out of thin air|a number i|i can't judge|beyond me|past what i know|never (?:built|worked|run|seen)|
is it,? or|isn't it\b|would it\?""",
    Trait.HANDS_OVER: r"""
would have to tell me|they'd know|the (?:people|person|one) who (?:run|runs|know|knows|built|build)|
i'd want (?:an engineer|somebody|someone|security|the)|that's (?:for engineering|their call|the engineers')|
what i(?:'d)? need to know|what matters (?:to me|here|is)|i only need|leave (?:that |it |this )?to (?:them|
engineering|whoever|security)|let them (?:say|decide|tell)|(?:engineers?|engineering|security|payments people|
lawyers?|they) (?:will know|has to tell|have to tell|can tell|would tell|tells|know better)|i'd (?:ask|bring)|
ask (?:an engineer|engineering|security|them|the lawyer|someone|somebody|their|a senior|whoever)|
bring(?:ing)? (?:in )?(?:security|engineering|an engineer|somebody|someone)|what i need from|one answer|
first question|tell me (?:where|whether|if)|to tell me|somebody who (?:repairs|knows|has|runs|builds)|
someone who (?:repairs|knows|has|runs|builds)|a senior engineer|it matters because|and it matters|because if it|
depends on (?:it|that)|hangs on|if it's further""",
    Trait.TRIAL: r"""
shadow(?:s|ing)?|alongside the old|by hand for|pretend|dry run|trial|rehears\w+|stopwatch|clipboard|watch (?:three|
five|ten|somebody|someone|them|her|him)|go and (?:sit|stand|watch|see)|ride along|stand (?:at|behind|in)|(?:two|
three|five|ten|twenty) of (?:them|these|those)|side by side with|(?:for|over|in) (?:a|one|two|three|four|
six) (?:\w+ )?(?:days?|weeks?|months?|winter|saturdays?|evenings?|nights?|season)|on paper|(?:two|three|five|six|
eight|ten|twenty|thirty|forty|fifty|hundred|two hundred|three hundred) (?:homes|houses|shops|stalls|hotels|families|
people|builders|patients|phone calls|calls|drivers|schools)|one (?:market|club|shop|ward|line|school|village|depot|
street|morning|branch|site|clinic|town)|walk round with|pull the plug|on purpose|dress rehearsal|before (?:the |
any |an )?(?:engineers?|anyone|anybody|code)|try it|tries it|sit with|spend a (?:day|morning|week)|go (?:to|along|
out) (?:\w+ )*(?:first|with)|if (?:not|it doesn't|they don't|she won't|he won't|she says no|they say no)|we stop|
i'd stop|there's no product|i haven't got|built the wrong|was wrong about|first thing|phone calls""",
}
"""What a sentence shows in a candidate's favour."""
