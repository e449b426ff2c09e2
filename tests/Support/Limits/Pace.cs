namespace AdoptionSim.Tests.Support.Limits;

/// <summary>How often tests are run. A test is left to <c>.ci/nightly</c> by <c>[Trait(Pace.Name, Pace.Nightly)]</c>; CONTRIBUTING.md lists those that are.</summary>
public static class Pace
{
    /// <summary>The name of the trait, as <c>Default.runsettings</c> has it.</summary>
    public const string Name = "Pace";

    /// <summary>Once a night, because the test needs minutes.</summary>
    public const string Nightly = "Nightly";
}
