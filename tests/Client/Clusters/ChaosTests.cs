using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Clusters;

// Each case waits more than it computes. xunit runs classes beside each other, so the cases are spread over several.

/// <summary>Silos that are killed.</summary>
public sealed class KillChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("kill")]
    [InlineData("kill-lead")]
    [InlineData("kill-two")]
    public Task Digest_is_that_of_one_process_after_a_kill(string fault) => ChaosCase.StrikeAsync(fault);
}

/// <summary>Silos that leave and join in good order, and clients that die.</summary>
public sealed class MembershipChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("stop")]
    [InlineData("add")]
    [InlineData("client")]
    [InlineData("commands")]
    public Task Digest_is_that_of_one_process_when_members_change(string fault) => ChaosCase.StrikeAsync(fault);
}

/// <summary>Whole clusters and databases that end, and silos that stand still.</summary>
public sealed class OutageChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("freeze")]
    [InlineData("postgres-hard")]
    [InlineData("power")]
    [InlineData("localhost")]
    public Task Digest_is_that_of_one_process_after_an_outage(string fault) => ChaosCase.StrikeAsync(fault);
}

/// <summary>Wires that are cut. The two cases use the same network addresses, so they stay in one class.</summary>
public sealed class NetworkChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("cut")]
    [InlineData("split")]
    public Task Digest_is_that_of_one_process_after_a_cut(string fault) => ChaosCase.StrikeAsync(fault);
}
