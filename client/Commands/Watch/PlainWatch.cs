using System.Globalization;
using AdoptionSim.Client.Commands.Runs;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>
/// Prints the progress of a watched run as lines of text, for logs and pipes. It prints after every twelfth of the run, and when silos join or leave or a
/// problem occurs.
/// </summary>
internal sealed class PlainWatch(TextWriter writer) : IWatchView
{
    private const int Lines = 12;

    private RunState? _state;
    private string? _notice;
    private string[] _silos = [];
    private int _shown = -1;

    public void Show(WatchSnapshot snapshot)
    {
        ShowState(snapshot);
        ShowSilos([.. snapshot.Silos.Select(silo => silo.Endpoint)]);
        if (snapshot.Notice is { } notice && notice != _notice)
        {
            Print(_notice = notice);
        }

        ShowProgress(snapshot);
        ShowEnd(snapshot);
        writer.Flush();
    }

    public void Print(string what) => writer.WriteLine(what);

    public void Dispose() { }

    private void ShowState(WatchSnapshot snapshot)
    {
        if (_state is null)
        {
            Print(WatchText.Join(WatchText.TitleParts(snapshot.Title)));
        }

        if (snapshot.Progress.State == RunState.Preparing && _state != RunState.Preparing)
        {
            Print("preparing the population");
        }

        _state = snapshot.Progress.State;
    }

    /// <summary>Prints which silos joined or left; nothing until any silo has answered.</summary>
    private void ShowSilos(string[] silos)
    {
        if (silos.Length == 0)
        {
            return;
        }

        var (gone, come) = (_silos.Except(silos), silos.Except(_silos));
        foreach (var change in gone.Select(silo => $"silo {silo} is gone").Concat(come.Select(silo => $"silo {silo} is there")))
        {
            Print(change);
        }

        _silos = silos;
    }

    private void ShowProgress(WatchSnapshot snapshot)
    {
        var part =
            snapshot.Progress.State == RunState.Preparing || snapshot.Progress.Ticks == 0 ? -1 : snapshot.Progress.Tick * Lines / snapshot.Progress.Ticks;
        if (part <= _shown)
        {
            return;
        }

        _shown = part;
        Print(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * snapshot.Progress.Tick / snapshot.Progress.Ticks, 3} %  "
                    + $"{WatchText.Join(WatchText.SubscriberParts(snapshot).Concat(WatchText.SpeedParts(snapshot.Speed)))}"
            )
        );
    }

    private void ShowEnd(WatchSnapshot snapshot)
    {
        var progress = snapshot.Progress;
        if (progress.State is not (RunState.Preparing or RunState.Running))
        {
            Print(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{RunSheet.Word(progress.State)} on {snapshot.Date:yyyy-MM-dd} after {Names.Counted(progress.Tick, "tick")}, digest {progress.Digest}"
                )
            );
        }
    }
}
