using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// A run as one silo holds it: the setup and the desks of the silo's districts, so that what stays within the silo is read where it lies.
/// </summary>
public sealed class SiloRun
{
    private readonly Dictionary<string, int> _ordinals;

    public SiloRun(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        Specification = specification;
        Setup = new RunSetup(
            NationJson.ReadNation(specification.Nation),
            NationJson.ReadScenario(specification.Scenario),
            specification.Seed,
            specification.Scale,
            specification.StepDays);
        Desks = new DistrictDesk?[Setup.Nation.Districts.Length];
        Inbox = new NewsInbox(Desks.Length);
        _ordinals = Setup.Nation.Districts.Select((district, ordinal) => (district.Key, ordinal)).ToDictionary(StringComparer.Ordinal);
    }

    public RunSpecification Specification { get; }

    public RunSetup Setup { get; }

    /// <summary>By ordinal; null for districts of other silos.</summary>
    public DistrictDesk?[] Desks { get; }

    /// <summary>What other silos sent for the present tick.</summary>
    public NewsInbox Inbox { get; }

    /// <summary>A district's ordinal; null where the nation has no such district.</summary>
    public int? OrdinalOf(string district) => _ordinals.TryGetValue(district, out var ordinal) ? ordinal : null;

    /// <summary>The news for a district of this silo, in ordinal order of their sources.</summary>
    public List<ReadOnlyMemory<News>> NewsFor(int district)
    {
        var received = Inbox.For(district);
        var next = 0;
        var news = new List<ReadOnlyMemory<News>>();
        for (var source = 0; source < Desks.Length; source++)
        {
            if (Desks[source]?.District is { } local)
            {
                Add(news, local.Outbox.For(district));
                continue;
            }

            for (; next < received.Count && received[next].Source == source; next++)
            {
                Add(news, received[next].News);
            }
        }

        return news;
    }

    private static void Add(List<ReadOnlyMemory<News>> all, ReadOnlyMemory<News> news)
    {
        if (!news.IsEmpty)
        {
            all.Add(news);
        }
    }
}
