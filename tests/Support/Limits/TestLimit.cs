namespace AdoptionSim.Tests.Support.Limits;

/// <summary>The longest time that a test may take.</summary>
/// <remarks>
/// A limit only ends tests that hang, so it is generous: a busy machine must not fail a test that makes progress. A test that needs longer sets
/// <c>[Fact(Timeout = ...)]</c>. <c>.ci/run</c> also ends the tests of a project after half an hour, which covers fixtures.
/// </remarks>
public static class TestLimit
{
    /// <summary>The default limit in milliseconds: ten minutes.</summary>
    public const int Milliseconds = 600_000;

    /// <summary>The longest limit that a test may set itself, in milliseconds: twenty minutes.</summary>
    public const int MaximumMilliseconds = 1_200_000;
}
