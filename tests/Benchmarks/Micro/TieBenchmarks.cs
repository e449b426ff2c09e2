using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using BenchmarkDotNet.Attributes;

namespace AdoptionSim.Benchmarks.Micro;

/// <summary>Measures nanoseconds to enumerate all ties of a citizen in a nation of a tenth of the real size.</summary>
public class TieBenchmarks
{
    private const int Count = 1024;
    private const int Prime = 7919;
    private readonly Tie[] _ties = new Tie[TieSlots.Count];
    private SocialGraph _graph = null!;
    private int[] _people = [];

    [GlobalSetup]
    public void Setup()
    {
        var scenario = Question.Load(Shipped.ScenarioPath(Shipped.Baseline)).Scenario;
        var setup = new RunSetup(NationFile.Read(Shipped.NationPath(scenario.Nation)), scenario, seed: 1, scale: 0.1, stepDays: 7);
        (_graph, _people) = (setup.Graph, [.. setup.Populations.Select(population => population.People)]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int TiesOf()
    {
        var ties = 0;
        for (var item = 0; item < Count; item++)
        {
            var district = item % _people.Length;
            ties += _graph.TiesOf(district, new CitizenIndex(item * Prime % _people[district]), _ties);
        }

        return ties;
    }
}
