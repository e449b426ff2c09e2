namespace AdoptionSim.Model.Randomness;

/// <summary>
/// What a draw is for. A number, once given, is never given to another purpose: a new rule takes a new number, and every
/// other draw stays what it was.
/// </summary>
public enum Purpose : uint
{
    /// <summary>Citizen, a byte: the first eight bits of whether the rate of the present stage strikes in this tick.</summary>
    Stage = 1,

    /// <summary>Citizen, four words: what follows in the same tick once the first stage is passed.</summary>
    StageFurther = 2,

    /// <summary>Citizen, four words: permission; spare; lottery; giving up.</summary>
    Decision = 3,

    /// <summary>Citizen: the other bits of whether the rate of the present stage strikes, where the first eight leave it open.</summary>
    StageRest = 5,

    /// <summary>Citizen: whether a gift of an intervention reaches this person.</summary>
    Gift = 4,

    /// <summary>Handset, four words: minutes; partner; breakage and lapse; texts, photos and reading.</summary>
    Use = 10,

    /// <summary>Handset on sale: whom its seller asks.</summary>
    Seller = 11,

    /// <summary>Tower, four words: power cuts.</summary>
    Power = 20,

    /// <summary>Foreigner, four words; at tick 0 what the person is like: SIM card, data, broadband, host district. Place: the code of the cohort's key.</summary>
    Foreigner = 30,

    /// <summary>Foreigner or event of arrival: the day.</summary>
    Arrivals = 31,

    /// <summary>Article put to the vetting, four words. Place 0.</summary>
    Vetting = 32,

    /// <summary>District: events of the intranet, one after the other: who comes for the first time.</summary>
    FirstVisit = 33,

    /// <summary>Reader, four words: visits; queue; reading; posts.</summary>
    Reader = 34,

    /// <summary>Citizen, fixed: the day of birth in the year.</summary>
    Birthday = 35,

    /// <summary>District: events in an audience, one after the other: who is there, is called, answers.</summary>
    Audience = 36,

    /// <summary>Citizen, fixed: manners in an audience.</summary>
    Manners = 37,

    /// <summary>District: events of the Internet's being known, one after the other: who sees, studies, travels.</summary>
    Sight = 38,

    /// <summary>Tie slot of a citizen who has come to know of the Internet: whether the tie is told.</summary>
    Telling = 39,

    /// <summary>District: events of gadgets, one after the other: which household weighs one.</summary>
    Gadget = 44,

    /// <summary>How many events of a service a tick has in a district. The numbers of a service begin with its constant <c>FirstEventCount</c>.</summary>
    EventCount = 45,

    /// <summary>Tie slot of a reader: whether a post is left for the tie's birthday.</summary>
    BoardPost = 46,

    /// <summary>Reader on the handset, four words: visits; reading; the Internet; spare.</summary>
    PhoneReader = 47,

    /// <summary>District: events of the intranet on the handset, one after the other: who reads there for the first time.</summary>
    FirstOnPhone = 48,

    /// <summary>Foreigner, fixed: how long the stay is.</summary>
    ForeignStay = 49,

    /// <summary>Citizen, fixed: taste for company.</summary>
    Taste = 40,

    /// <summary>Citizen, fixed: propensity to adopt.</summary>
    Propensity = 41,

    /// <summary>Household, four words, fixed: income; location; two spare.</summary>
    Household = 42,

    /// <summary>Household: purchases of other goods in a year of the run.</summary>
    OtherGoods = 43,

    /// <summary>Keys of the permutations that deal out traits.</summary>
    TraitOrder = 60,

    /// <summary>Keys of the permutations that pair ties.</summary>
    TieOrder = 61,
}
