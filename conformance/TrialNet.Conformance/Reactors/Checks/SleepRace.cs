using System.Diagnostics;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A thread that calls a reactor just when that falls asleep, many times, and then stops it.</summary>
/// <remarks>
/// It learns that its call has run while that call still runs, and makes the next one. Either of the two waits before it goes on, for
/// moments from nothing to many times what a turn takes: so the call comes at every place of the turn's end.
/// </remarks>
internal sealed class SleepRace(IReactor reactor, Random random) : IDisposable
{
    private const int Looks = 1000;

    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(200);

    private readonly ManualResetEventSlim _hasRun = new();
    private Thread? _thread;
    private double _stay;
    private int _made;
    private int _ran;
    private volatile bool _isOver;

    internal void Start() => _thread = Foreign.Start(Run);

    /// <summary>Ends it, also if a call was lost.</summary>
    public void Dispose()
    {
        _isOver = true;
        _hasRun.Set();
        _thread?.Join();
        _hasRun.Dispose();
    }

    private static void Pass(double nanoseconds)
    {
        var end = Stopwatch.GetTimestamp() + (long)(nanoseconds * Stopwatch.Frequency / 1e9);
        while (Stopwatch.GetTimestamp() < end)
        {
        }
    }

    private void Run()
    {
        var begin = Stopwatch.GetTimestamp();
        while (!_isOver && Stopwatch.GetElapsedTime(begin) < Budget)
        {
            // Mostly when the loop has nothing more to do; else behind a call that may be waking it.
            if (random.Next(8) > 0)
            {
                WaitForCalls();
            }

            Call();
        }

        WaitForCalls();
        if (!_isOver)
        {
            reactor.CallFromThread(reactor.Stop);
        }
    }

    private void Call()
    {
        switch (random.Next(4))
        {
            case 0:
                Volatile.Write(ref _stay, 0);
                Pass(AnyMoment());
                break;
            case 1:
                Volatile.Write(ref _stay, AnyMoment());
                break;
            default:
                // About as long as the next call takes to be made.
                Volatile.Write(ref _stay, 500 * random.NextDouble());
                break;
        }

        _made++;
        reactor.CallFromThread(HaveRun);
    }

    /// <summary>Up to 20 microseconds, the short ones as often as the long ones.</summary>
    private double AnyMoment() => Math.Pow(20_000, random.NextDouble());

    private void HaveRun()
    {
        Interlocked.Increment(ref _ran);
        _hasRun.Set();
        Pass(Volatile.Read(ref _stay));
    }

    private void WaitForCalls()
    {
        for (var look = 0; look < Looks && Volatile.Read(ref _ran) < _made; look++)
        {
            Thread.SpinWait(1);
        }

        while (Volatile.Read(ref _ran) < _made && !_isOver)
        {
            _hasRun.Wait();
            _hasRun.Reset();
        }
    }
}
