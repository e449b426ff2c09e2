using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Ties;

/// <summary>
/// Tests the ties of the built-in nation on a sample of a fiftieth. Published call graphs have a mean degree of 3 to 10 and a clustering coefficient
/// of 0.2 to 0.3 (Onnela et al. 2007, PNAS 104(18)).
/// </summary>
public sealed class DegreeTests(ITestOutputHelper output)
{
    private const int Every = 29;
    private static readonly RunSetup Dprk = Setups.Of("baseline", 0.02);

    [Fact]
    public void Degrees_have_the_mean_and_heavy_tail_of_call_graphs()
    {
        var degrees = Sample().Select(person => Neighbours(person).Count).Order().ToList();
        output.WriteLine($"mean {degrees.Average():f2}; median {At(0.5)}; 90 % {At(0.9)}; 99 % {At(0.99)}; most {degrees[^1]}");
        Assert.InRange(degrees.Average(), 3, 10);
        Assert.True(At(0.99) >= 2.5 * degrees.Average(), $"The 99th percentile is {At(0.99)}.");

        int At(double share) => degrees[(int)(share * (degrees.Count - 1))];
    }

    [Fact]
    public void Clustering_coefficient_is_between_a_fifth_and_three_tenths()
    {
        var (closed, all) = (0L, 0L);
        foreach (var person in Assert.AtLeastOne(Sample()))
        {
            var known = Neighbours(person);
            closed += known.Sum(other => Neighbours(other).Count(known.Contains));
            all += (long)known.Count * (known.Count - 1);
        }

        output.WriteLine($"clustering {(double)closed / all:f3}");
        Assert.InRange((double)closed / all, 0.2, 0.3);
    }

    /// <summary>Checks both settlements of districts: the counts of groups must not be those of another group or settlement.</summary>
    [Theory]
    [InlineData("baseline", 0.001)]
    [InlineData("islandia", 1)]
    public void Cached_tie_count_equals_uncached_count_in_any_citizen_order(string scenario, double scale)
    {
        var setup = Setups.Of(scenario, scale);
        foreach (var district in Assert.AtLeastOne(Enumerable.Range(0, Math.Min(setup.Populations.Length, 40))))
        {
            var index = new DistrictIndex(district);
            var (one, all) = (new TieCount(setup.Graph, index), new DistrictTieCount(setup.Graph, index));
            var people = setup.Populations[district].People;
            foreach (var citizen in Enumerable.Range(0, people).Select(each => new CitizenIndex((int)(each * 7919L % people))))
            {
                Assert.Equal(one.TiesOf(citizen), all.TiesOf(citizen));
            }
        }
    }

    private static HashSet<Person> Neighbours(Person person) => [.. TieList.Of(Dprk, person).Select(tie => tie.To)];

    private static IEnumerable<Person> Sample() =>
        from district in Enumerable.Range(0, Dprk.Populations.Length)
        where Dprk.Nation.Districts[district].Place != SettlementType.Closed
        from pick in Enumerable.Range(0, Dprk.Populations[district].People / Every)
        select new Person(district, pick * Every);
}
