using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Clusters;

// Each case waits more than it computes. xunit runs classes in parallel, so the cases are spread over several. A case costs a minute of
// processor time, most of it for the start of its silos, so all are left to .ci/nightly.

/// <summary>Tests runs whose silos are killed.</summary>
[Trait(Pace.Name, Pace.Nightly)]
public sealed class KillChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("kill")]
    [InlineData("kill-lead")]
    [InlineData("kill-two")]
    public Task Digest_is_that_of_one_process_after_a_kill(string fault) => ChaosCase.StrikeAsync(fault);
}

/// <summary>Tests runs whose silos leave and join gracefully, and runs whose clients are killed.</summary>
[Trait(Pace.Name, Pace.Nightly)]
public sealed class MembershipChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("add")]
    [InlineData("commands")]
    [InlineData("stop")]
    [InlineData("client")]
    public Task Digest_is_that_of_one_process_when_members_change(string fault) => ChaosCase.StrikeAsync(fault);
}

/// <summary>Tests the end of whole clusters and databases, and suspended silos.</summary>
[Trait(Pace.Name, Pace.Nightly)]
public sealed class OutageChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("power")]
    [InlineData("freeze")]
    [InlineData("postgres-hard")]
    [InlineData("localhost")]
    public Task Digest_is_that_of_one_process_after_an_outage(string fault) => ChaosCase.StrikeAsync(fault);
}

/// <summary>Tests disconnected networks. The two cases use the same network addresses, so they stay in one class.</summary>
[Trait(Pace.Name, Pace.Nightly)]
public sealed class NetworkChaosTests
{
    [Theory(Timeout = TestLimit.MaximumMilliseconds)]
    [InlineData("cut")]
    [InlineData("split")]
    public Task Digest_is_that_of_one_process_after_a_network_fault(string fault) => ChaosCase.StrikeAsync(fault);
}
