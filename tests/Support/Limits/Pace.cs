namespace AdoptionSim.Tests.Support.Limits;

/// <summary>How often tests run. <c>[Trait(Pace.Name, Pace.Nightly)]</c> leaves a test to <c>.ci/nightly</c>; CONTRIBUTING.md lists these tests.</summary>
public static class Pace
{
    /// <summary>The name of the trait, as in <c>tests/Directory.Build.targets</c>.</summary>
    public const string Name = "Pace";

    /// <summary>Once a night, because the test needs minutes.</summary>
    public const string Nightly = "Nightly";
}
