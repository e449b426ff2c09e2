using System.Runtime.InteropServices;

namespace AdoptionSim.Client;

/// <summary>
/// Handles Ctrl-C, termination requests and the loss of the terminal. The first signal cancels gracefully; a second Ctrl-C or termination request exits at
/// once.
/// </summary>
public sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interrupt() =>
        _registrations = [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal)),
        ];

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
        context.Cancel = true;
        if (_source.IsCancellationRequested && context.Signal != PosixSignal.SIGHUP)
        {
            // A host inside the process may have asked for its own, slower shutdown: exit without it.
            Environment.Exit(ExitStatus.Cancelled);
        }

        // The shell and the system both report the loss of the terminal, so a second report does not mean "exit at once".
        _source.Cancel();
    }
}
