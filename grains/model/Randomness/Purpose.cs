namespace AdoptionSim.Model.Randomness;

/// <summary>
/// The purposes of random draws. The purpose is part of a draw's key, so that draws for different purposes are independent. A number is never reused for
/// another purpose: a new rule takes a new number, and every other draw stays the same.
/// </summary>
public enum Purpose : uint
{
    /// <summary>
    /// Draw for each citizen, one byte. It is the first eight bits of the draw that decides if the citizen leaves the present stage of phone adoption in this
    /// tick.
    /// </summary>
    Stage = 1,

    /// <summary>Draw for each citizen, four words: decide if the citizen passes further stages of phone adoption within the same tick.</summary>
    StageFurther = 2,

    /// <summary>
    /// Draw for each citizen, four words. In order, they decide: permission to have a line; nothing (spare); the position in the queue for handsets; giving up
    /// after not being served.
    /// </summary>
    Decision = 3,

    /// <summary>
    /// Draw for each citizen: the other 24 bits of the draw that decides if the citizen leaves the present adoption stage. Used only if the first eight bits
    /// (<see cref="Stage"/>) do not decide it.
    /// </summary>
    StageRest = 5,

    /// <summary>Draw for each citizen: decides if the citizen gets a handset that an intervention of the scenario gives away.</summary>
    Gift = 4,

    /// <summary>
    /// Draw for the citizen in whose name a phone line is registered, four words. In order, they decide: the numbers of texts, photos, newspapers and books;
    /// the person called; breakage of the handset and end of the line; rounding of the number of calls.
    /// </summary>
    Use = 10,

    /// <summary>
    /// Draw for the citizen in whose name a phone line is registered, four words, by calendar month instead of tick. The first decides the month's demand for
    /// minutes; three are spare.
    /// </summary>
    UseOfMonth = 12,

    /// <summary>Draw for the seller of a used handset: chooses the people who are asked to buy it.</summary>
    Seller = 11,

    /// <summary>Draw for each tower, four words: the first decides how many power cuts begin in the tick; three are spare.</summary>
    Power = 20,

    /// <summary>
    /// Draw for each foreigner, four words. At the present tick, they decide phone and Internet use. At tick 0, they decide the person's preferences, in order:
    /// SIM card, mobile data, broadband, host district. In the key of the draw, the code of the cohort (group of foreigners) takes the place of the district's
    /// code.
    /// </summary>
    Foreigner = 30,

    /// <summary>Draw for each foreigner, in the country at the start or arriving in a tick: decides the day of arrival.</summary>
    Arrivals = 31,

    /// <summary>
    /// Draw for each article submitted for vetting, four words. In order, they decide: topic; result; nothing (two spare). Made for the nation as a whole
    /// (district code 0).
    /// </summary>
    Vetting = 32,

    /// <summary>
    /// Draws for a district, one for each possible first visit to an intranet terminal, four words. The first chooses the person, the second decides if a rural
    /// person comes; two are spare.
    /// </summary>
    FirstVisit = 33,

    /// <summary>
    /// Draw for each citizen who reads at terminals, four words. In order, they decide: the number of visits; the site; both the end of reading and the lottery
    /// number for a seat; both the share of Internet visits and the number of articles read.
    /// </summary>
    Reader = 34,

    /// <summary>Draw for a district: the key of the permutation (shuffle) that assigns birthdays to its people, the same for the whole run.</summary>
    Birthday = 35,

    /// <summary>Draws for a district, one for each call to a person in the audience of a film: the person called, and if the person answers.</summary>
    Audience = 36,

    /// <summary>
    /// Draw for each citizen, the same for the whole run, four words: the person's manners, such as answering calls, in the audience of a film.
    /// </summary>
    Etiquette = 37,

    /// <summary>
    /// Draws for a district, one for each event by which a person can learn of the Internet: seeing a foreigner's gadget, or study or travel abroad. A draw
    /// decides only to whom the event happens.
    /// </summary>
    Sight = 38,

    /// <summary>Draw for each social tie of a citizen who has just learned of the Internet: decides if the citizen passes that on along the tie.</summary>
    Informing = 39,

    /// <summary>Draws for a district, one for each time that a household considers buying a gadget: choose the household.</summary>
    Gadget = 44,

    /// <summary>
    /// Draw for a district or a cohort (group of foreigners): decides how many events of a service occur in a tick. Each service of a district requests these
    /// draws with its own range of keys, which begins at its constant <c>FirstEventCount</c>.
    /// </summary>
    EventCount = 45,

    /// <summary>Draw for each social tie of a reader of the intranet: decides if the reader posts for the birthday of the person at the other end.</summary>
    BoardPost = 46,

    /// <summary>
    /// Draw for each citizen who reads on the handset, four words. In order, they decide: the number of visits; nothing (two spare); both the share of Internet
    /// visits and the number of articles read.
    /// </summary>
    PhoneReader = 47,

    /// <summary>Draws for a district, one for each first visit to the intranet on a handset: choose the people who read there for the first time.</summary>
    FirstOnPhone = 48,

    /// <summary>Draw for each foreigner, the same for the whole run: the length of the stay.</summary>
    ForeignStay = 49,

    /// <summary>
    /// Draw for each foreigner who wants mobile data and has none, at each tick: decides if the person registers for it in the tick, and on which day. In the
    /// key of the draw, the code of the cohort (group of foreigners) takes the place of the district's code.
    /// </summary>
    ForeignData = 70,

    /// <summary>Draw for each citizen, the same for the whole run: decides if the citizen knows of the Internet at the start.</summary>
    InternetKnown = 71,

    /// <summary>
    /// Draw for each citizen, four words: decide if reading vetted articles makes the citizen aware of the Internet. The first is for articles read at a
    /// terminal, the second for those read on the handset; two are spare.
    /// </summary>
    VettedReading = 72,

    /// <summary>
    /// Draw for each citizen, the same for the whole run: decides if the citizen is one of the privileged people with access to the Internet.
    /// </summary>
    Privileged = 73,

    /// <summary>Draw for each privileged citizen with access to the Internet: decides the number of the citizen's visits to it in a tick.</summary>
    InternetVisits = 74,

    /// <summary>Draw for each citizen, the same for the whole run: sociability, which sets how many social ties the citizen has.</summary>
    Sociability = 40,

    /// <summary>Draw for each citizen, the same for the whole run: the propensity to adopt the phone.</summary>
    Propensity = 41,

    /// <summary>Draw for each citizen, the same for the whole run: decides if the citizen knows of the phone on the first day of the run.</summary>
    Launch = 50,

    /// <summary>Draw for each citizen, the same for the whole run: decides if the citizen has applied for a line before the run's first day.</summary>
    LaunchQueue = 51,

    /// <summary>Draw for each household, four words, the same for the whole run: income; position of the home; savings at the start; spare.</summary>
    Household = 42,

    /// <summary>
    /// Draw for each household, four words, one for each of four successive years of the run: decides the purchase of an expensive good other than a phone.
    /// Every group of four years has its own draw.
    /// </summary>
    OtherGoods = 43,

    /// <summary>Draws that serve as keys of the permutations (shuffles) that assign age, sex, work and class to citizens.</summary>
    TraitOrder = 60,

    /// <summary>Draws that serve as keys of the permutations (shuffles) that group citizens at workplaces and pair them in other social ties.</summary>
    TieOrder = 61,
}
