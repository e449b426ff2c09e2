using System.Collections.Immutable;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.People;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Model.Strata;

/// <summary>Divides the nation's households into ten groups of about equal number by their income at the start of the run.</summary>
/// <remarks>
/// The limits between the groups are computed from every k-th household, at most 250,000 of them, to save time in a large nation. A group's share then differs
/// from 10 % by less than 0.1 percentage points. The limits are a function of nation, seed and scale alone.
/// </remarks>
public sealed class IncomeTenths
{
    private const int MostHouseholds = 250_000;

    /// <summary>The lowest monthly income, in US cents, of each of the ten groups of households by income, except the poorest group.</summary>
    private readonly ImmutableArray<int> _limits;

    private IncomeTenths(ImmutableArray<int> limits) => _limits = limits;

    /// <summary>Computes the monthly incomes that divide the households of a nation into ten groups of about equal number.</summary>
    public static IncomeTenths Of(ImmutableArray<Population> populations, MeansTable means)
    {
        ArgumentNullException.ThrowIfNull(means);
        var every = (int)Math.Max(1, (populations.Sum(population => (long)population.Households) + MostHouseholds - 1) / MostHouseholds);
        var incomes = new List<int>();
        var next = 0;
        foreach (var population in populations)
        {
            for (; next < population.Households; next += every)
            {
                incomes.Add(means.MeansOf(population, new HouseholdIndex(next)).IncomeCents);
            }

            next -= population.Households;
        }

        incomes.Sort();
        return new IncomeTenths(
            incomes.Count == 0
                ? []
                : [.. Enumerable.Range(1, StrataLayout.Tenths - 1).Select(tenth => incomes[(int)((long)tenth * incomes.Count / StrataLayout.Tenths)])]
        );
    }

    /// <summary>Returns the group of households to which a monthly income belongs, from 0 (the poorest tenth) to 9.</summary>
    public int Of(Cents income)
    {
        var tenth = 0;
        foreach (var limit in _limits)
        {
            tenth += income >= limit ? 1 : 0;
        }

        return tenth;
    }
}
