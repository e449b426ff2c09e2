namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// Sends a message to each of many grains, with a limited number of unanswered messages at a time, and handles the answers in the order of sending. The object
/// is reused at every tick.
/// </summary>
/// <param name="most">The maximum number of messages in flight, a power of two.</param>
public sealed class InFlight<TAnswer>(int most)
{
    private readonly ValueTask<TAnswer>[] _answers = new ValueTask<TAnswer>[most];

    /// <param name="send">Sends the message to the grain with the given number.</param>
    /// <param name="take">Handles the answer of the grain with the given number.</param>
    public async ValueTask SendAll(int count, Func<int, ValueTask<TAnswer>> send, Action<int, TAnswer> take)
    {
        var mask = most - 1;
        var sent = 0;
        for (var taken = 0; taken < count; taken++)
        {
            for (; sent < count && sent - taken < most; sent++)
            {
#pragma warning disable CA2012 // Each is awaited once, below, before its place is used again.
                _answers[sent & mask] = send(sent);
#pragma warning restore CA2012
            }

            take(taken, await _answers[taken & mask]);
        }
    }
}
