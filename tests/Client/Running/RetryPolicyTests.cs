using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Tests.Running;

public sealed class RetryPolicyTests
{
    /// <summary>A silo in this process that gets no processor time is late with an answer. It is asked again; any other error is the answer.</summary>
    [Fact]
    public async Task A_late_answer_within_the_process_is_asked_for_again()
    {
        var asked = 0;

        var answer = await RetryPolicy.Direct.AskAsync(() => ++asked < 3 ? throw new TimeoutException() : Task.FromResult(asked));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RetryPolicy.Direct.AskAsync<int>(() => throw new InvalidOperationException($"{++asked}")));

        Assert.Equal((3, 4), (answer, asked));
    }

    [Fact]
    public async Task Request_through_a_lost_gateway_is_retried_through_another()
    {
        await using var cluster = new TwoGateways();
        var messages = new List<string>();
        var never = new TaskCompletionSource<int>();
        var asked = 0;

        var asking = RetryPolicy.Persistent(cluster, TimeProvider.System, messages.Add).AskAsync(() => ++asked == 1 ? never.Task : Task.FromResult(asked));
        await cluster.LeaveAsync();

        Assert.Equal(2, await asking);
        Assert.StartsWith("The cluster does not answer (TimeoutException)", Assert.Single(messages), StringComparison.Ordinal);
    }

    private sealed class TwoGateways : ICluster
    {
        private readonly CancellationTokenSource _first = new();
        private readonly CancellationTokenSource _second = new();

        public ClusterAddress? Address => null;

        public CancellationToken Passage => _first.IsCancellationRequested ? _second.Token : _first.Token;

        public Task LeaveAsync() => _first.CancelAsync();

        public TGrain Grain<TGrain>(string key)
            where TGrain : class, IGrainWithStringKey => throw new NotSupportedException();

        public ValueTask DisposeAsync()
        {
            _first.Dispose();
            _second.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
