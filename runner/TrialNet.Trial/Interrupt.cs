using System.Runtime.InteropServices;

namespace TrialNet.Trial;

/// <summary>Ctrl-C and SIGTERM: the first lets the session end in order and tell what is known, the second leaves at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly TaskCompletionSource<ExitCode> _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TextWriter _errors;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    /// <summary>Listens for signals until disposed.</summary>
    /// <param name="errors">Where to tell that one has come.</param>
    public Interrupt(TextWriter errors)
    {
        _errors = errors;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    /// <summary>Runs a session that can be interrupted.</summary>
    /// <param name="session">The session.</param>
    /// <returns>Its exit code; <see cref="ExitCode.Aborted"/> at once after the second signal, whatever the session does.</returns>
    public async Task<ExitCode> Guard(Func<CancellationToken, Task<ExitCode>> session)
    {
        try
        {
            var ended = await Task.WhenAny(session(_first.Token), _second.Task).ConfigureAwait(false);
            return await ended.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_first.IsCancellationRequested)
        {
            return ExitCode.Aborted; // before anything ran: there is nothing to tell
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _first.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            _second.TrySetResult(ExitCode.Aborted);
            return;
        }

        _errors.WriteLine("trial: interrupted; once more to leave at once");
        _errors.Flush();
        _first.Cancel();
    }
}
