using System.Collections.Immutable;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Model.Households;

/// <summary>
/// Computes the incomes and initial savings of a nation's households. Income is the nation's median times exp(spread z), with z standard normal, times three
/// factors. The factors depend on the place, the work of the household's head, and the household's political class. The table is computed once per nation and
/// does not change.
/// </summary>
public sealed class MeansTable
{
    private const int Quantiles = 4096;
    private const int QuantileShift = 32 - 12;
    private const double FixedPoint = 1 << 16;

    /// <summary>The maximum monthly income, and the maximum purse (savings), of a household, in US cents: ten million US dollars.</summary>
    private const int MostCents = 1_000_000_000;

    private readonly MeansParameters _means;
    private readonly long[] _spread = new long[Quantiles];
    private readonly ImmutableArray<double> _work;
    private readonly ImmutableArray<double> _class;
    private readonly double[] _openingMonths;
    private readonly double _savedDollarsPerCent;

    public MeansTable(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        _means = nation.Means;
        _work = [.. nation.People.Work.Select(group => group.IncomeFactor)];
        _class = [.. nation.People.Classes.Select(group => group.IncomeFactor)];
        _openingMonths = _means.OpeningSavings is { } given
            ? [.. Enumerable.Repeat(Math.Min(given, _means.SavingsCap), SteadyPurses.Quantiles)]
            : SteadyPurses.MonthsOfIncome(_means);
        _savedDollarsPerCent = _means.SavingRate * 12 / 100;
        for (var index = 0; index < Quantiles; index++)
        {
            // Rounded, because the last bit of the quantile and of Exp differs between machines.
            var quantile = Normal.InvCDF(0, 1, (index + 0.5) / Quantiles);
            _spread[index] = (long)Math.Round(Math.Exp(_means.IncomeSpread * quantile) * FixedPoint);
        }
    }

    /// <summary>Returns the income, initial savings and home location of a household.</summary>
    public HouseholdMeans MeansOf(Population population, HouseholdIndex household)
    {
        var words = population.FixedDraw(household);
        var median =
            _means.MedianIncome
            * 100
            * PlaceFactor(population, household)
            * _work[population.WorkOf(population.MembersOf(household).First)]
            * _class[population.ClassOf(household)];
        var income = InCents(median * _spread[words.W0 >> QuantileShift] / FixedPoint);
        return new HouseholdMeans(income, InCents(income * _openingMonths[SteadyPurses.QuantileOf(words.W2)]), LocationIn(words));
    }

    /// <summary>
    /// Returns the position of a household's home in the urban or rural part of its district, 0 to 65,535 (<see cref="HouseholdMeans.Location"/>). Towers cover
    /// the lowest positions first.
    /// </summary>
    public static ushort LocationOf(Population population, HouseholdIndex household) => LocationIn(population.FixedDraw(household));

    /// <summary>Returns the states (rows) of households at the start of the run: savings, and the amount saved per year.</summary>
    public HouseholdRow[] Opening(ReadOnlySpan<HouseholdMeans> households)
    {
        var rows = new HouseholdRow[households.Length];
        for (var household = 0; household < rows.Length; household++)
        {
            rows[household] = Opening(households[household]);
        }

        return rows;
    }

    /// <summary>Returns the state (row) of a household at the start of the run: savings, and the amount saved per year.</summary>
    public HouseholdRow Opening(in HouseholdMeans means) =>
        new(means.OpeningPurseCents, AsOfDay: 0, (ushort)Math.Min(ushort.MaxValue, Math.Round(means.IncomeCents * _savedDollarsPerCent)));

    private static ushort LocationIn(Words words) => (ushort)(words.W1 >> 16);

    private static Cents InCents(double cents) => new((int)Math.Round(Math.Min(cents, MostCents)));

    /// <summary>
    /// Returns the factor by which income in a household's place (capital, urban or rural) differs from the nation's median. The rural part of a capital
    /// district counts as capital too.
    /// </summary>
    private double PlaceFactor(Population population, HouseholdIndex household) =>
        population.District.Place == SettlementType.Capital ? _means.CapitalFactor
        : population.IsUrbanHousehold(household) ? _means.UrbanFactor
        : _means.RuralFactor;
}
