using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The margins that the synthetic population reproduces besides those of the districts.</summary>
public sealed record PeopleParameters
{
    /// <summary>Age bands without gaps from 0; shares add up to 100.</summary>
    public required ImmutableArray<AgeBand> Ages { get; init; }

    /// <summary>Households by size, sizes 1 to 8; shares of households add up to 100.</summary>
    public required ImmutableArray<HouseholdSize> Households { get; init; }

    /// <summary>What people do; at most 16 groups; for every life stage and settlement the shares add up to 100.</summary>
    public required ImmutableArray<WorkGroup> Work { get; init; }

    /// <summary>Political classes of households; at most 4; both columns of shares add up to 100.</summary>
    public required ImmutableArray<ClassGroup> Classes { get; init; }
}

/// <summary>A band of ages in completed years, both ends included, and its share of the people in percent.</summary>
public sealed record AgeBand(
    [property: Unit("year", 0, 130)] int From,
    [property: Unit("year", 0, 130)] int To,
    [property: Unit("%", 0, 100)] double Share,
    string Source);

/// <summary>A size of household and its share of all households in percent.</summary>
public sealed record HouseholdSize([property: Unit("people", 1, 8)] int Size, [property: Unit("%", 0, 100)] double Share, string Source);

/// <summary>The stage of life that decides which work groups a person can be in.</summary>
public enum LifeStage
{
    /// <summary>0 to 5 years.</summary>
    Infant,

    /// <summary>6 to 15 years.</summary>
    Pupil,

    /// <summary>16 to 64 years.</summary>
    Adult,

    /// <summary>65 years and over.</summary>
    Old,
}

/// <summary>Whether the people of a work group know each other from a school, from a workplace, or not at all.</summary>
public enum Company
{
    None,
    School,
    Workplace,
}

/// <summary>What people do, within one stage of life.</summary>
/// <param name="UrbanShare">Percent of the urban people of that stage.</param>
/// <param name="RuralShare">Percent of the rural people of that stage.</param>
/// <param name="IncomeFactor">The household's income relative to the median when its head is in this group.</param>
/// <param name="UseFactor">Minutes relative to the average subscriber.</param>
public sealed record WorkGroup(
    string Key,
    LifeStage Stage,
    [property: Unit("%", 0, 100)] double UrbanShare,
    [property: Unit("%", 0, 100)] double RuralShare,
    [property: Unit("factor", 0.01, 100)] double IncomeFactor,
    [property: Unit("factor", 0, 100)] double UseFactor,
    Company Company,
    string Source);

/// <summary>A political class of households.</summary>
/// <param name="Share">Percent of the households outside the capital.</param>
/// <param name="CapitalShare">Percent of the households of the capital.</param>
/// <param name="IncomeFactor">The household's income relative to the median.</param>
public sealed record ClassGroup(
    string Key,
    [property: Unit("%", 0, 100)] double Share,
    [property: Unit("%", 0, 100)] double CapitalShare,
    [property: Unit("factor", 0.01, 100)] double IncomeFactor,
    string Source);

/// <summary>
/// What households earn, keep and spend, in constant US dollars. Income is lognormal; savings start as months of income and
/// grow by a saving rate up to a cap.
/// </summary>
public sealed record MeansParameters
{
    /// <summary>Income of the median household, before place, work and class.</summary>
    [Unit("USD/month", 1, 100000)]
    public required Quantity MedianIncome { get; init; }

    /// <summary>Standard deviation of the logarithm of income.</summary>
    [Unit("log", 0, 3)]
    public required Quantity IncomeSpread { get; init; }

    [Unit("factor", 0.01, 100)]
    public required Quantity CapitalFactor { get; init; }

    [Unit("factor", 0.01, 100)]
    public required Quantity UrbanFactor { get; init; }

    [Unit("factor", 0.01, 100)]
    public required Quantity RuralFactor { get; init; }

    /// <summary>Savings at the start, in months of income.</summary>
    [Unit("month", 0, 120)]
    public required Quantity OpeningSavings { get; init; }

    /// <summary>Share of income that is put aside for goods like a phone.</summary>
    [Unit("share", 0, 1)]
    public required Quantity SavingRate { get; init; }

    /// <summary>Savings beyond this many months of income go elsewhere.</summary>
    [Unit("month", 0, 120)]
    public required Quantity SavingsCap { get; init; }

    /// <summary>How often another durable good is bought from the purse.</summary>
    [Unit("1/year", 0, 12)]
    public required Quantity OtherGoodsRate { get; init; }

    /// <summary>The share of the purse that such a purchase takes.</summary>
    [Unit("share", 0, 1)]
    public required Quantity OtherGoodsShare { get; init; }

    /// <summary>The currency reform: savings held in won lose value on its date; none where the nation had none.</summary>
    public CurrencyReform? Reform { get; init; }
}

/// <summary>A currency reform: of the purse, the share held in domestic currency loses the given share of its value.</summary>
public sealed record CurrencyReform
{
    public required DateOnly Date { get; init; }

    [Unit("share", 0, 1)]
    public required Quantity DomesticShare { get; init; }

    [Unit("share", 0, 1)]
    public required Quantity Loss { get; init; }
}

/// <summary>The shape of the social graph.</summary>
public sealed record TieParameters
{
    /// <summary>Tie slots filled within the settlement (of 10).</summary>
    [Unit("slots", 0, 10)]
    public required Quantity LocalSlots { get; init; }

    /// <summary>Tie slots filled across the nation (of 6).</summary>
    [Unit("slots", 0, 6)]
    public required Quantity NationalSlots { get; init; }

    /// <summary>People in a workplace or school group (2 to 8).</summary>
    [Unit("people", 2, 8)]
    public required Quantity CompanySize { get; init; }

    /// <summary>Mean share of the slots that a person's taste for company fills.</summary>
    [Unit("share", 0.01, 1)]
    public required Quantity MeanTaste { get; init; }

    /// <summary>Standard deviation of the logarithm of taste.</summary>
    [Unit("log", 0, 3)]
    public required Quantity TasteSpread { get; init; }
}
