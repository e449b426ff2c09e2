using System.Collections.Immutable;

namespace AdoptionSim.Client.Commands.Compare;

/// <summary>The options of <c>adoptsim compare</c>, each within its own range.</summary>
internal sealed record CompareOptions
{
    /// <summary>The scenarios as the user wrote them, at least two.</summary>
    public required ImmutableArray<string> Scenarios { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The number of seeds, at least 2.</summary>
    public required int Seeds { get; init; }

    public required double Scale { get; init; }

    public required DateOnly? Until { get; init; }

    public required int StepDays { get; init; }

    /// <summary>Parameters as KEY=VALUE that all scenarios have.</summary>
    public required ImmutableArray<string> Set { get; init; }

    /// <summary>The number of samples of the uncertain parameters; 0 for none.</summary>
    public required int Sample { get; init; }

    /// <summary>The uncertain parameters as KEY or KEY=FROM:TO.</summary>
    public required ImmutableArray<string> Uncertain { get; init; }

    /// <summary>An experiment file whose uncertain parameters are sampled; null for none.</summary>
    public required string? UncertainFrom { get; init; }

    /// <summary>The table of costs; null for that of the nation.</summary>
    public required string? Costs { get; init; }

    public required string? Folder { get; init; }

    public required string? Name { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }
}
