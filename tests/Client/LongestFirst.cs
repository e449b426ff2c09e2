using AdoptionSim.Client.Tests;
using AdoptionSim.Client.Tests.Clusters;
using AdoptionSim.Client.Tests.Experiments;
using AdoptionSim.Client.Tests.Processes;
using AdoptionSim.Client.Tests.Readme;
using AdoptionSim.Client.Tests.Running;
using AdoptionSim.Client.Tests.Runs;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace AdoptionSim.Client.Tests;

/// <summary>Starts the classes whose tests take the longest first, so that none of them runs alone at the end while processors are idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        nameof(PageCommandTests),
        nameof(ReplicatesTests),
        nameof(ClusterExperimentTests),
        nameof(RealExperimentTests),
        nameof(OutputStreamTests),
        nameof(RealClusterTests),
        nameof(RealStoredRunTests),
        nameof(DamagedRunTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Rank)];

    /// <summary>
    /// Returns the position of a collection's class in the list, or its length for all others. The name of a collection contains that of its class.
    /// </summary>
    private static int Rank<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)) is >= 0 and var rank
            ? rank
            : Longest.Length;
}
