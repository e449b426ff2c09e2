using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>The fields of a comparison's <c>manifest.json</c> that its page shows.</summary>
internal sealed record ComparisonFacts
{
    public required string Name { get; init; }

    /// <summary>The answers in sentences, the most important first.</summary>
    public required ImmutableArray<string> Answer { get; init; }

    public required ImmutableArray<string> Caveats { get; init; }

    /// <summary>The command that repeats the comparison.</summary>
    public required string Command { get; init; }

    /// <summary>The scenarios: the first is the reference.</summary>
    public required ImmutableArray<ComparedFacts> Scenarios { get; init; }

    /// <summary>The negligible change whose differences mean nothing, in words.</summary>
    public required string NoiseFloor { get; init; }

    public required double Scale { get; init; }

    public required ulong FirstSeed { get; init; }

    public required int Seeds { get; init; }

    public required DateOnly Start { get; init; }

    public required DateOnly End { get; init; }

    public required ImmutableArray<UncertainFacts> Uncertain { get; init; }

    public required string Version { get; init; }

    /// <summary>Reads the manifest of a comparison's folder.</summary>
    /// <exception cref="BadFileException">There is no manifest, or it has another form.</exception>
    public static ComparisonFacts Read(string folder)
    {
        var path = Path.Combine(folder, Manifest.FileName);
        try
        {
            return JsonSerializer.Deserialize<ComparisonFacts>(TextFile.Read(path, ReadLimits.JsonBytes), Manifest.Json)!;
        }
        catch (JsonException error)
        {
            throw new BadFileException(new Origin(path), "", $"is no manifest of a comparison ({Names.Short(error.Message)})", "the folder of a comparison");
        }
    }
}

/// <summary>A scenario of a comparison.</summary>
/// <param name="Scenario">Its name in the tables.</param>
/// <param name="Source">The key of a built-in scenario, or the path of a file.</param>
/// <param name="Changes">What differs from the reference, in words.</param>
internal sealed record ComparedFacts(string Scenario, string Source, string Asks, ImmutableArray<string> Changes);

/// <summary>An uncertain parameter with its range.</summary>
internal sealed record UncertainFacts(string Parameter, double From, double To, string Source);
