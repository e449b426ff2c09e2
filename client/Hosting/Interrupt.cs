using System.Runtime.InteropServices;

namespace AdoptionSim.Client.Hosting;

/// <summary>Ctrl-C and a request to terminate: the first cancels in good order, the second stops the process at once.</summary>
public sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interrupt() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            // A host inside the process may have asked for its own, slower end: leave without it.
            Environment.Exit(ExitStatus.Cancelled);
        }

        context.Cancel = true;
        _source.Cancel();
    }
}
