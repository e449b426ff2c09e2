namespace AdoptionSim.Model.Randomness;

/// <summary>The purpose of a draw. A number is never reused for another purpose: a new rule takes a new number, and every other draw stays the same.</summary>
public enum Purpose : uint
{
    /// <summary>Citizen, one byte: the first eight bits of the draw that decides if the citizen leaves the present adoption stage in this tick.</summary>
    Stage = 1,

    /// <summary>Citizen, four words: decide if the citizen passes further adoption stages within the same tick.</summary>
    StageFurther = 2,

    /// <summary>Citizen, four words: permission to have a line; spare; lottery for handsets; giving up after not being served.</summary>
    Decision = 3,

    /// <summary>Citizen: the other bits of the draw for the present adoption stage, where the first eight leave it undecided.</summary>
    StageRest = 5,

    /// <summary>Citizen: decides if a gift of an intervention reaches this person.</summary>
    Gift = 4,

    /// <summary>Registrant of a line, four words: minutes; partner; breakage and lapse; texts, photos and reading.</summary>
    Use = 10,

    /// <summary>Registrant of a line, four words, by calendar month instead of tick: the month's demand for minutes; three spare.</summary>
    UseOfMonth = 12,

    /// <summary>Seller of a used handset: the people who are asked to buy it.</summary>
    Seller = 11,

    /// <summary>Tower, four words: power cuts.</summary>
    Power = 20,

    /// <summary>
    /// Foreigner, four words; at tick 0 the person's preferences: SIM card, data, broadband, host district. The code of the cohort (group of foreigners)
    /// replaces the district's.
    /// </summary>
    Foreigner = 30,

    /// <summary>Foreigner who is there at the start, or who arrives: the day of arrival.</summary>
    Arrivals = 31,

    /// <summary>Article submitted for vetting, four words: topic; result; two spare. Drawn for the nation (place 0).</summary>
    Vetting = 32,

    /// <summary>District: events of the intranet, one after the other: people who come for the first time.</summary>
    FirstVisit = 33,

    /// <summary>Citizen who reads at terminals, four words: number of visits; site; end of reading, and lottery for a seat; articles read.</summary>
    Reader = 34,

    /// <summary>Citizen, constant: the day of birth in the year.</summary>
    Birthday = 35,

    /// <summary>District: events in the audience of a film, one after the other: a person present, a call, an answer.</summary>
    Audience = 36,

    /// <summary>Citizen, constant: etiquette in the audience of a film.</summary>
    Etiquette = 37,

    /// <summary>District: events of Internet awareness, one after the other: people who see a gadget, study, or travel.</summary>
    Sight = 38,

    /// <summary>Tie slot of a citizen who has just learned of the Internet: decides if the citizen passes that on along the tie.</summary>
    Telling = 39,

    /// <summary>District: events of gadgets, one after the other: the household that considers buying one.</summary>
    Gadget = 44,

    /// <summary>
    /// District: the number of events of a service in a tick. The numbers that identify a service's draws begin with its constant <c>FirstEventCount</c>.
    /// </summary>
    EventCount = 45,

    /// <summary>Tie slot of a reader: decides if the reader leaves a post for the birthday of the person at the other end.</summary>
    BoardPost = 46,

    /// <summary>Citizen who reads on the handset, four words: number of visits; two spare; share of Internet visits, and articles read.</summary>
    PhoneReader = 47,

    /// <summary>District: events of the intranet on the handset, one after the other: people who read there for the first time.</summary>
    FirstOnPhone = 48,

    /// <summary>Foreigner, constant: the length of the stay.</summary>
    ForeignStay = 49,

    /// <summary>
    /// Foreigner without mobile data: the day of registration within the tick. The code of the cohort (group of foreigners) replaces the district's.
    /// </summary>
    ForeignData = 70,

    /// <summary>Citizen, constant: decides if the citizen knows of the Internet at the start.</summary>
    InternetKnown = 71,

    /// <summary>Citizen, four words: decides if vetted articles make the reader aware of the Internet, read at a terminal; on the handset; two spare.</summary>
    VettedReading = 72,

    /// <summary>Citizen, constant: decides if the citizen is privileged with access to the Internet.</summary>
    Privileged = 73,

    /// <summary>Privileged citizen: the visits to the Internet.</summary>
    InternetVisits = 74,

    /// <summary>Citizen, constant: sociability.</summary>
    Sociability = 40,

    /// <summary>Citizen, constant: the draw for the propensity to adopt.</summary>
    Propensity = 41,

    /// <summary>Citizen, constant: decides if the citizen knows of the phone on the first day.</summary>
    Launch = 50,

    /// <summary>Citizen, constant: decides if the citizen has applied for a line before the first day.</summary>
    LaunchQueue = 51,

    /// <summary>Household, four words, constant: income; location; opening savings; spare.</summary>
    Household = 42,

    /// <summary>Household, four words: purchases of goods other than phones in each of four years of the run.</summary>
    OtherGoods = 43,

    /// <summary>Keys of the permutations that assign traits.</summary>
    TraitOrder = 60,

    /// <summary>Keys of the permutations that pair citizens in social ties.</summary>
    TieOrder = 61,
}
