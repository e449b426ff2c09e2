using System.Collections.Immutable;

namespace AdoptionSim.Client.Commands.Compare;

/// <summary>The options of <c>adoptsim compare</c>; each value is within its allowed range.</summary>
internal sealed record CompareOptions
{
    /// <summary>The scenarios as the user wrote them, at least two.</summary>
    public required ImmutableArray<string> Scenarios { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The number of seeds with which each scenario is run, at least 2.</summary>
    public required int Seeds { get; init; }

    public required double Scale { get; init; }

    public required DateOnly? Until { get; init; }

    public required int StepDays { get; init; }

    /// <summary>Parameters of the nation, as KEY=VALUE, that are set in all scenarios.</summary>
    public required ImmutableArray<string> Set { get; init; }

    /// <summary>The number of random sets of values that are drawn for the uncertain parameters; 0 if none are drawn.</summary>
    public required int Sample { get; init; }

    /// <summary>The parameters whose values are uncertain and drawn from a range, as KEY or KEY=FROM:TO.</summary>
    public required ImmutableArray<string> Uncertain { get; init; }

    /// <summary>An experiment file from which the uncertain parameters and their ranges are taken; null for none.</summary>
    public required string? UncertainFrom { get; init; }

    /// <summary>The file with the costs of one unit, such as a handset or a year of a base station; null for the one beside the nation's file.</summary>
    public required string? Costs { get; init; }

    public required string? Folder { get; init; }

    public required string? Name { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }
}
