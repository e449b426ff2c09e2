using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Divides the processors of a silo among its runs. When a processor becomes free, the waiting run that has used the least time gets it, so that neither small
/// nor large runs are held up by others. A run cannot save unused time for later.
/// </summary>
public sealed class FairShare(TimeProvider time)
{
    /// <summary>The default number of places: the districts, over all runs, that a silo computes at once.</summary>
    public static readonly int Places = RunLimits.DefaultThreads(Environment.ProcessorCount);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>Waits for a place, that is, for the permission to use one processor, and returns it.</summary>
    /// <param name="places">The total number of places on the silo.</param>
    public ValueTask<Turn> Take(string run, int places)
    {
        lock (_lock)
        {
            var account = AccountOf(run);
            if (_taken < places)
            {
                _taken++;
                account.Active++;
                return new(new Turn(this, account, time.GetTimestamp()));
            }

            var waiting = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously);
            account.Waiting.Enqueue(waiting);
            return new(waiting.Task);
        }
    }

    /// <summary>
    /// Waits for something other than a processor, such as a store, and returns the result. Meanwhile other runs can use the caller's place (its permission to
    /// use a processor). Afterwards it waits for a place again. The waiting time is not charged to the run.
    /// </summary>
    /// <param name="places">The total number of places on the silo.</param>
    public async Task<T> Wait<T>(string run, int places, Func<Task<T>> wait)
    {
        var (account, began) = (StepAside(run), time.GetTimestamp());
        if (account is null)
        {
            return await wait();
        }

        try
        {
            return await wait();
        }
        finally
        {
            // Returned by the turn that the caller holds already.
            _ = await Take(run, places);
            lock (_lock)
            {
                account.Aside--;
                account.Used -= time.GetTimestamp() - began;
            }
        }
    }

    /// <summary>
    /// Gives back one of the run's places (permissions to use a processor). Returns the run's account of used time; null if the run has no place.
    /// </summary>
    private Account? StepAside(string run)
    {
        Account? account;
        lock (_lock)
        {
            if (!_accounts.TryGetValue(run, out account) || account.Active == 0)
            {
                return null;
            }

            account.Aside++;
        }

        Return(account, time.GetTimestamp());
        return account;
    }

    /// <summary>
    /// Removes the account of used processor time of a run that is over on this silo. The account stays while the run uses a processor, or waits for one or for
    /// a store.
    /// </summary>
    public void Forget(string run)
    {
        lock (_lock)
        {
            if (_accounts.TryGetValue(run, out var account) && account.IsIdle)
            {
                _accounts.Remove(run);
            }
        }
    }

    /// <summary>
    /// Returns the account of the processor time that a run has used. A new or returning run starts with no less than the least used time among the other
    /// active runs.
    /// </summary>
    private Account AccountOf(string run)
    {
        if (!_accounts.TryGetValue(run, out var account))
        {
            _accounts[run] = account = new Account();
        }

        if (account.IsIdle)
        {
            account.Used = Math.Max(account.Used, Least(other => !other.IsIdle)?.Used ?? 0);
        }

        return account;
    }

    /// <summary>Returns the account with the least used processor time among those that meet a condition; null if none does.</summary>
    private Account? Least(Predicate<Account> condition)
    {
        Account? least = null;
        foreach (var account in _accounts.Values)
        {
            if (condition(account) && (least is null || account.Used < least.Used))
            {
                least = account;
            }
        }

        return least;
    }

    private void Return(Account account, long since)
    {
        TaskCompletionSource<Turn>? next = null;
        Turn turn = default;
        lock (_lock)
        {
            account.Active--;
            account.Used += time.GetTimestamp() - since;
            _taken--;
            if (Least(other => other.Waiting.Count > 0) is { } first)
            {
                _taken++;
                first.Active++;
                next = first.Waiting.Dequeue();
                turn = new Turn(this, first, time.GetTimestamp());
            }
        }

        next?.SetResult(turn);
    }

    /// <summary>The permission to use one processor, called a place; disposing it gives the place to the next run that waits.</summary>
    public readonly struct Turn : IDisposable
    {
        private readonly FairShare _share;
        private readonly Account _account;
        private readonly long _since;

        internal Turn(FairShare share, Account account, long since) => (_share, _account, _since) = (share, account, since);

        public void Dispose() => _share.Return(_account, _since);
    }

    internal sealed class Account
    {
        public Queue<TaskCompletionSource<Turn>> Waiting { get; } = [];

        public int Active { get; set; }

        /// <summary>The processor time that the run has used, in units of the TimeProvider's timestamps.</summary>
        public long Used { get; set; }

        /// <summary>
        /// The number of places (permissions to use a processor) that the run has given back while it waits for something else, such as a store.
        /// </summary>
        public int Aside { get; set; }

        public bool IsIdle => Active == 0 && Waiting.Count == 0 && Aside == 0;
    }
}
