using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>
/// The distributions that the synthetic population reproduces (ages, households, work, class), in addition to the numbers of people by district.
/// </summary>
public sealed record PeopleParameters
{
    /// <summary>The age distribution: bands of ages without gaps from age 0; the shares of people add up to 100.</summary>
    public required ImmutableArray<AgeBand> Ages { get; init; }

    /// <summary>The distribution of households by size, from 1 to 8 members; the shares of households add up to 100.</summary>
    public required ImmutableArray<HouseholdSize> Households { get; init; }

    /// <summary>
    /// The work groups (occupations, pupils and so on), at most 16. In each stage of life, their shares of urban people add up to 100 percent, and so do their
    /// shares of rural people.
    /// </summary>
    public required ImmutableArray<WorkGroup> Work { get; init; }

    /// <summary>The political classes of households, at most 4. Their shares add up to 100 percent in the capital, and also outside the capital.</summary>
    public required ImmutableArray<ClassGroup> Classes { get; init; }
}

/// <summary>A band of ages in completed years, both ends included, and its share of the people in percent.</summary>
public sealed record AgeBand(
    [property: Unit("year", 0, 130)] int From,
    [property: Unit("year", 0, 130)] int To,
    [property: Unit("%", 0, 100)] double Share,
    string Source
);

/// <summary>A household size and its share of all households in percent.</summary>
public sealed record HouseholdSize([property: Unit("people", 1, 8)] int Size, [property: Unit("%", 0, 100)] double Share, string Source);

/// <summary>The stages of life. A person's stage decides which work groups the person can be in.</summary>
public enum LifeStage
{
    /// <summary>The stage of life from age 0 to 5.</summary>
    Infant,

    /// <summary>The stage of life from age 6 to 15.</summary>
    Pupil,

    /// <summary>The stage of life from age 16 to 64.</summary>
    Adult,

    /// <summary>The stage of life from age 65 on.</summary>
    Old,
}

/// <summary>The kind of place in which the people of a work group know each other as colleagues or classmates.</summary>
public enum Workplace
{
    None,
    School,
    Workplace,
}

/// <summary>A work group: an occupation within one stage of life, with its share of people, income and phone use.</summary>
/// <param name="UrbanShare">The share of this group among urban people in the same stage of life, in percent.</param>
/// <param name="RuralShare">The share of this group among rural people in the same stage of life, in percent.</param>
/// <param name="IncomeFactor">The income of a household whose head is in this group, relative to the median.</param>
/// <param name="UseFactor">The call minutes of a subscriber in this group, relative to the average.</param>
public sealed record WorkGroup(
    string Key,
    LifeStage Stage,
    [property: Unit("%", 0, 100)] double UrbanShare,
    [property: Unit("%", 0, 100)] double RuralShare,
    [property: Unit("factor", 0.01, 100)] double IncomeFactor,
    [property: Unit("factor", 0, 100)] double UseFactor,
    Workplace Workplace,
    string Source
);

/// <summary>A political class of households, with its share of households and its income.</summary>
/// <param name="Share">The share of households outside the capital, in percent.</param>
/// <param name="CapitalShare">The share of households in the capital, in percent.</param>
/// <param name="IncomeFactor">The household's income relative to the median.</param>
public sealed record ClassGroup(
    string Key,
    [property: Unit("%", 0, 100)] double Share,
    [property: Unit("%", 0, 100)] double CapitalShare,
    [property: Unit("factor", 0.01, 100)] double IncomeFactor,
    string Source
);

/// <summary>
/// The parameters of households' income, savings and spending, in constant US dollars. Income is lognormal. Savings start as a number of months' income and
/// grow by a saving rate up to a cap.
/// </summary>
public sealed record MeansParameters
{
    /// <summary>The income of the median household, before it is multiplied by the factors of place, work and class.</summary>
    [Unit("USD/month", 1, 100000)]
    public required Quantity MedianIncome { get; init; }

    /// <summary>The standard deviation of the logarithm of households' incomes.</summary>
    [Unit("log", 0, 3)]
    public required Quantity IncomeSpread { get; init; }

    /// <summary>The income of all households relative to <see cref="MedianIncome"/> over time; null if it is constant.</summary>
    [Unit("factor", 0, 100)]
    public DatedSeries? IncomeIndex { get; init; }

    [Unit("factor", 0.01, 100)]
    public required Quantity CapitalFactor { get; init; }

    [Unit("factor", 0.01, 100)]
    public required Quantity UrbanFactor { get; init; }

    [Unit("factor", 0.01, 100)]
    public required Quantity RuralFactor { get; init; }

    /// <summary>
    /// The savings of every household at the start of the run, in months of income. Null to give each household the savings it would have after many years
    /// under the saving rule without buying a phone.
    /// </summary>
    [Unit("month", 0, 120)]
    public Quantity? OpeningSavings { get; init; }

    /// <summary>The share of income that is saved for goods such as a phone.</summary>
    [Unit("share", 0, 1)]
    public required Quantity SavingRate { get; init; }

    /// <summary>The maximum savings of a household in months of income; anything beyond is spent on other things.</summary>
    [Unit("month", 0, 120)]
    public required Quantity SavingsCap { get; init; }

    /// <summary>The rate at which a household buys an expensive good other than a phone from its savings.</summary>
    [Unit("1/year", 0, 12)]
    public required Quantity OtherGoodsRate { get; init; }

    /// <summary>The share of a household's savings that the purchase of an expensive good other than a phone costs.</summary>
    [Unit("share", 0, 1)]
    public required Quantity OtherGoodsShare { get; init; }

    /// <summary>The currency reform, in which savings in domestic currency lose value; null if the nation had none.</summary>
    public CurrencyReform? Reform { get; init; }
}

/// <summary>A currency reform: the share of a household's savings held in domestic currency loses the given share of its value.</summary>
public sealed record CurrencyReform
{
    public required DateOnly Date { get; init; }

    [Unit("share", 0, 1)]
    public required Quantity DomesticShare { get; init; }

    [Unit("share", 0, 1)]
    public required Quantity Loss { get; init; }
}

/// <summary>The parameters of the social ties between citizens: how many ties people have, and the size of groups of colleagues.</summary>
public sealed record TieParameters
{
    /// <summary>
    /// The number of slots (possible ties to friends) within the settlement that a person with a sociability of 1 or more fills, out of 10. A less sociable
    /// person fills fewer, in proportion to sociability.
    /// </summary>
    [Unit("slots", 0, 10)]
    public required Quantity LocalSlots { get; init; }

    /// <summary>
    /// The number of slots (possible ties to friends) across the nation that a person with a sociability of 1 or more fills, out of 6. A less sociable person
    /// fills fewer, in proportion to sociability.
    /// </summary>
    [Unit("slots", 0, 6)]
    public required Quantity NationalSlots { get; init; }

    /// <summary>The number of people in a workplace or school group, 2 to 8.</summary>
    [Unit("people", 2, 8)]
    public required Quantity GroupSize { get; init; }

    /// <summary>The mean sociability of people: the share of the available slots (possible social ties) that a person fills.</summary>
    [Unit("share", 0.01, 1)]
    public required Quantity MeanSociability { get; init; }

    /// <summary>
    /// The spread of sociability, the share of the available slots (possible social ties) that a person fills: the standard deviation of its logarithm.
    /// </summary>
    [Unit("log", 0, 3)]
    public required Quantity SociabilitySpread { get; init; }
}
