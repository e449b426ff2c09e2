using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Contracts.Runs;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// What a run does between two ticks so that it outlives its silos. Invariant: districts move, and a silo that leaves is let go, at no other tick than that of a whole
/// checkpoint; a store that is away costs a warning and never a tick.
/// </summary>
internal sealed partial class RunKeeping(RunContext context, SiloRun run, DateTimeOffset began, RunArchive? archive, RunRecord record, RunWarnings warnings, ILogger logger)
{
    /// <summary>Longer than a database takes to start anew.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Task _noted = Task.CompletedTask;
    private int _notes;
    private int _lastStored;

    /// <summary>True if the run is to end at its next tick boundary. Every note says so, so that a silo that continues the run knows it.</summary>
    public bool IsCancelRequested { get; set; }

    /// <summary>True if the latest note is stored, or there is no store.</summary>
    public bool IsNoted => _lastStored == _notes;

    /// <summary>Stores the run where that is due, and says where it goes on.</summary>
    public async Task<Onward> Store(RunCourse course)
    {
        if (archive is null)
        {
            return Onward.AsBefore;
        }

        warnings.NotStored(course.Begun, await archive.Outcome());
        var cluster = context.Cluster;
        var leaves = course.Plan.Silos.Any(cluster.IsLeaving) || cluster.IsLeaving(cluster.Here);
        if ((!leaves && !archive.IsDue(course.Begun)) || course.Begun == course.Ticks)
        {
            return Onward.AsBefore;
        }

        if (context.Store?.Problem is { } problem)
        {
            if (archive.IsDue(course.Begun))
            {
                archive.Skip(course.Begun);
                warnings.NotStored(course.Begun, problem);
            }

            return Onward.AsBefore;
        }

        var silos = cluster.Silos;
        var moves = silos.Count > 0 && !silos.SequenceEqual(course.Plan.Silos);
        warnings.NotStored(course.Begun, await archive.Take(course, record));
        if ((!moves && !leaves) || !await IsWhole(archive, course))
        {
            return Onward.AsBefore;
        }

        if (cluster.IsLeaving(cluster.Here) || silos.Count == 0)
        {
            return Onward.Elsewhere;
        }

        LogMoves(run.Name, course.Begun, course.Plan.Silos.Length, silos.Count);
        return Onward.Moved;
    }

    /// <summary>Stores what remains of a run that has ended: of one that is done the rows. No later checkpoint makes up for it, so a store that is away is waited for.</summary>
    public async Task StoreLast(RunCourse course, bool isDone)
    {
        if (archive is not null)
        {
            warnings.NotStored(course.Begun, await archive.Settled());
            var firstTry = context.Time.GetTimestamp();
            while ((await archive.Take(course, record, isEnd: isDone) ?? await archive.Settled()) is { } failure)
            {
                warnings.NotStored(course.Begun, failure);
                if (context.Time.GetElapsedTime(firstTry) > LongestEnd || await Answers())
                {
                    return;
                }

                await Task.Delay(Pause, context.Time);
            }
        }
    }

    /// <summary>Tells the store how the run stands; a store that is away is no reason to end.</summary>
    /// <param name="epoch">Null where the run was never claimed.</param>
    /// <exception cref="StaleEpochException">Another has claimed the run.</exception>
    public async Task Note(int? epoch, RunProgress progress, bool isHandedOver = false)
    {
        try
        {
            await NoteOrFail(epoch, progress, isHandedOver);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            warnings.NotStored(progress.Tick, error.Message);
        }
    }

    /// <summary>Returns true if a failure came from the store and not from a silo.</summary>
    public async Task<bool> IsOfStore(Exception failure) => StoreFailures.IsCertainly(failure) || (StoreFailures.Is(failure) && !await Answers());

    /// <summary>Returns whether the store answers: then what could not be stored a moment ago will not be stored now.</summary>
    private async Task<bool> Answers()
    {
        try
        {
            await context.Store!.Check(CancellationToken.None);
            return true;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            return false;
        }
    }

    /// <summary>As <see cref="Note"/>, for what must be stored when this returns.</summary>
    /// <exception cref="StaleEpochException">Another has claimed the run.</exception>
    public Task NoteOrFail(int? epoch, RunProgress progress, bool isHandedOver = false)
    {
        if (context.Store is not { } store)
        {
            return Task.CompletedTask;
        }

        var number = ++_notes;
        if (epoch is not { } owner)
        {
            return Task.CompletedTask;
        }

        // One after the other: of two notes on their way at once the older could be written last.
        var standing = RunStanding.Of(run.Setup, context.Cluster.Id, began, progress, isHandedOver, IsCancelRequested);
        return _noted = After(_noted, async () =>
        {
            await store.Note(run.Name, owner, standing, run.Specification.Incarnation);
            _lastStored = number;
        });
    }

    private static async Task After(Task before, Func<Task> next)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await next();
    }

    private async Task<bool> IsWhole(RunArchive archive, RunCourse course)
    {
        if (await archive.Settled() is { } failure)
        {
            warnings.NotStored(course.Begun, failure);
            return false;
        }

        return archive.Whole?.Id == new CheckpointId(course.Epoch, course.Begun);
    }

    [LoggerMessage(LogLevel.Information, "Run {Run} moves districts at tick {Tick}, from {Before} silos to {After}")]
    private partial void LogMoves(string run, int tick, int before, int after);
}

/// <summary>Where a run goes on after a tick.</summary>
internal enum Onward
{
    AsBefore,

    /// <summary>All is stored, and the districts are to be on other silos.</summary>
    Moved,

    /// <summary>All is stored, and this silo leaves.</summary>
    Elsewhere,
}
