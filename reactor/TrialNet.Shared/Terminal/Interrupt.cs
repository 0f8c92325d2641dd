using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TrialNet.Shared.Terminal;

/// <summary>
/// Ctrl-C, SIGTERM, and SIGHUP where the terminal goes: the first lets the session end in order and tell what is known, the second
/// leaves at once.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource _first = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly TerminalStreams _streams;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    /// <summary>Listens for signals until disposed.</summary>
    /// <param name="streams">Where to tell that one has come.</param>
    public Interrupt(TerminalStreams streams)
    {
        _streams = streams;
        _registrations = new PosixSignalRegistration[Signals.Length];
        for (var index = 0; index < Signals.Length; index++)
        {
            _registrations[index] = PosixSignalRegistration.Create(Signals[index], OnSignal);
        }
    }

    /// <summary>Runs a session that can be interrupted, on a thread of its own.</summary>
    /// <typeparam name="TCode">The command's exit codes.</typeparam>
    /// <param name="session">The session.</param>
    /// <param name="aborted">What to exit with at once after the second signal, whatever the session does.</param>
    /// <returns>The session's exit code, or that.</returns>
    public TCode Guard<TCode>(Func<CancellationToken, TCode> session, TCode aborted)
    {
        var code = aborted;
        ExceptionDispatchInfo? failure = null;
        new Thread(Run) { IsBackground = true, Name = _streams.Command + " session" }.Start();
        _over.Wait();
        failure?.Throw();
        return code;

        void Run()
        {
            try
            {
                code = session(_first.Token);
            }
            catch (OperationCanceledException) when (_first.IsCancellationRequested)
            {
                // Before anything ran: there is nothing to tell.
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            _over.Set();
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
            _over.Set();
            return;
        }

        _streams.Interject($"{_streams.Command}: interrupted; once more to leave at once");
        _first.Cancel();
    }
}
