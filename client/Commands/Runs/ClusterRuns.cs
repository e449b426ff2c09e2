using System.Text.Json;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Runs;

/// <summary>Lists, shows, cancels, resumes and deletes runs of one cluster and sends them commands, without following their progress.</summary>
/// <param name="named">The cluster as the user wrote it.</param>
internal sealed class ClusterRuns(ICluster cluster, string named, CliEnvironment environment, CancellationToken cancellation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RetryPolicy _calls = RetryPolicy.Persistent(cluster, environment.Time, environment.Error.Profile.Out.Writer.WriteLine);

    private TextWriter Writer => environment.Output.Profile.Out.Writer;

    /// <summary>Performs an operation on a run, and explains the failure if stored data of the run turns out to be damaged.</summary>
    /// <exception cref="RunFailedException">Stored data is damaged; the message says which and how to delete the run.</exception>
    public async Task ExplainAsync(string name, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (StoppedRun.IsDamage(error))
        {
            throw StoppedRun.Damaged(StoppedRun.NameOn(named, name), error);
        }
    }

    public async Task ListAsync(bool json)
    {
        var runs = (await EntriesAsync()).Select(RunSheet.Of);
        if (json)
        {
            Writer.WriteLine(RunSheet.ListToJson(runs));
        }
        else
        {
            RunSheet.ShowList(environment.Output, runs);
        }
    }

    public async Task ShowAsync(string name, bool json)
    {
        var entry = await EntryAsync(name);
        var sheet = RunSheet.Of(entry);
        if (json)
        {
            Writer.WriteLine(sheet.ToJson());
        }
        else
        {
            var (state, error) = (entry.Progress.State, entry.Progress.Error);
            sheet.Show(environment.Output, state == RunState.Failed ? null : StoppedRun.Reason(StoppedRun.NameOn(named, name), state, error));
        }
    }

    public async Task CancelAsync(string name, bool json)
    {
        await UndamagedAsync(name);
        var run = cluster.Grain<IRun>(name);
        await AwaitAsync(run.Cancel);
        for (var progress = await AskAsync(run.Progress); progress.State is RunState.Preparing or RunState.Running; )
        {
            // WaitFor returns at once if no silo executes the run just now.
            await Task.Delay(Pause, environment.Time, cancellation);
            progress = await AwaitAsync(() => run.WaitFor(progress.Tick + 1));
        }

        await PrintProgressAsync(name, json);
    }

    public async Task ResumeAsync(string name, bool json)
    {
        await UndamagedAsync(name);
        await AwaitAsync(cluster.Grain<IRun>(name).Resume);
        await PrintProgressAsync(name, json);
    }

    public async Task DeleteAsync(string name, bool json)
    {
        var sheet = RunSheet.Of(await EntryAsync(name));
        await AwaitAsync(cluster.Grain<IRun>(name).Delete);
        Writer.WriteLine(json ? (sheet with { State = "deleted" }).ToJson() : $"{name} is deleted.");
    }

    /// <summary>
    /// Sends a command to a run and prints the tick at whose start it takes effect. While silos or connections fail, sends the command again under the same id,
    /// for at most two minutes.
    /// </summary>
    /// <exception cref="RefusedException">There is no such run.</exception>
    /// <exception cref="RunFailedException">The run is damaged.</exception>
    /// <exception cref="CommandRefusedException">The command is invalid, or arrives too late.</exception>
    /// <exception cref="ClusterException">The cluster has ended, or has not answered for two minutes.</exception>
    public async Task SendAsync(string name, Command command, bool json)
    {
        await UndamagedAsync(name);
        var receipt = await AwaitAsync(() => cluster.Grain<IRun>(name).Submit(command));
        var kind = CommandForm.Of(command.Kind).Word;
        Writer.WriteLine(
            json
                ? JsonSerializer.Serialize(
                    new
                    {
                        name,
                        receipt.Id,
                        kind,
                        command.Target,
                        command.Argument,
                        receipt.Tick,
                        receipt.Sequence,
                    },
                    Manifest.Json
                )
                : $"{kind} {command.Target} takes effect at the start of tick {receipt.Tick}."
        );
    }

    private async Task PrintProgressAsync(string name, bool json)
    {
        var sheet = RunSheet.Of(await EntryAsync(name));
        Writer.WriteLine(json ? sheet.ToJson() : $"{name} is {sheet.State}, tick {sheet.Tick} of {sheet.Ticks}.");
    }

    /// <exception cref="RefusedException">There is no such run.</exception>
    /// <exception cref="RunFailedException">The run is damaged.</exception>
    private async Task UndamagedAsync(string name)
    {
        var progress = (await EntryAsync(name)).Progress;
        if (progress.State == RunState.Damaged)
        {
            throw new RunFailedException(StoppedRun.Reason(StoppedRun.NameOn(named, name), progress.State, progress.Error)!);
        }
    }

    /// <exception cref="RefusedException">There is no such run.</exception>
    private async Task<RunEntry> EntryAsync(string name)
    {
        var runs = await EntriesAsync();
        return runs.FirstOrDefault(run => run.Name == name)
            ?? throw new RefusedException(
                $"NAME is '{Names.Short(name)}'; expected a run of the cluster: "
                    + $"{(runs.Length == 0 ? "it has none" : string.Join(", ", runs.Select(run => run.Name)))}."
            );
    }

    private Task<RunEntry[]> EntriesAsync() => RunList.List(after => AskAsync(() => cluster.Grain<IRuns>(IRuns.Key).Page(after)));

    private Task AwaitAsync(Func<Task> call) => _calls.AwaitAsync(call).WaitAsync(cancellation);

    private Task<T> AwaitAsync<T>(Func<Task<T>> call) => _calls.AwaitAsync(call).WaitAsync(cancellation);

    private Task<T> AskAsync<T>(Func<Task<T>> call) => _calls.AskAsync(call).WaitAsync(cancellation);
}
