using System.Collections.Concurrent;
using System.Globalization;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Runs the tests of a test executable in processes of their own, and survives whatever these do: a worker that dies or blocks
/// costs the one test that ran in it.
/// </summary>
/// <remarks>
/// What workers print goes to <c>worker.log</c> in the plan's folder. With several workers each has a numbered folder there, from 0.
/// Threading: one call at a time, from any thread; calls block.
/// </remarks>
/// <param name="executable">What to run.</param>
public sealed class Supervisor(TestExecutable executable) : IDisposable
{
    // That on which a worker answers, by the runtime's number.
    private const int MainThread = 1;

    private readonly Stack<IWorkerProcess> _idle = new();

    /// <summary>How many workers may share the tests of a run; 1 unless set. Fewer are started where another one would not pay.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How long a test that was given up - for its timeout, or since the run was interrupted - may take to come to an end.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What gets a process of its own; <see cref="Isolation.None"/> unless set.</summary>
    public Isolation Isolation { get; init; }

    /// <summary>How many tests may run at once in a process, each on a reactor thread of its own; 1 unless set.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How many seconds a test took when it ran last, null where that is not known: shares are balanced by it.</summary>
    internal Func<TestDescriptor, double?>? SecondsOf { get; init; }

    /// <summary>
    /// How many seconds of so many tests several workers could share at most, null where that is not known: as long as that is not worth
    /// another worker, nobody asks for each test.
    /// </summary>
    internal Func<int, double?>? MostToShare { get; init; }

    /// <summary>How long to look at what a first worker does before others are started, where it is not known how long tests take.</summary>
    internal TimeSpan Hesitation { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long a worker may leave the question whether it is alive without an answer.</summary>
    internal TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker may take to say which tests it has, or whether a reactor is there: code of users runs for both.</summary>
    internal TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Looks into a worker that is stuck; null leaves its stack untold.</summary>
    internal IStackReader? Stacks { get; init; }

    /// <summary>Finds the tests.</summary>
    /// <param name="locate">Whether to look up files and lines too, which takes longer.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>All tests, those that cannot be run included, in the order of their ids.</returns>
    /// <exception cref="TestExecutableException">It is no test executable, or cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public IReadOnlyList<TestDescriptor> Discover(bool locate, CancellationToken cancellation)
    {
        return Ask(new DiscoverMessage(locate), cancellation) switch
        {
            TestsMessage found => found.Tests,
            RefusedMessage refused => throw new TestExecutableException($"{executable}: {refused.Reason}"),
            var other => throw new TestExecutableException($"{executable} answered with {other.GetType().Name} when it was asked for its tests."),
        };
    }

    /// <summary>Tries whether tests could run on a reactor; a run with one that is not there begins before that is known.</summary>
    /// <param name="reactor">The reactor's name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TestExecutableException">They could not, or the executable cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal void Verify(string reactor, CancellationToken cancellation)
    {
        if (Ask(new RunMessage([], reactor, null, Grace, null, null), cancellation) is RefusedMessage refused)
        {
            throw new TestExecutableException(refused.Reason);
        }
    }

    /// <summary>Runs what a plan says, and returns when that is done.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="sink">
    /// Takes the events, on the calling thread: <see cref="RunStarted"/>, those of the tests, <see cref="RunFinished"/>. With several
    /// workers the events of their tests mix.
    /// </param>
    /// <param name="cancellation">Interrupts the run: tests that run get their verdicts soon, no other one begins.</param>
    /// <exception cref="TestExecutableException">It is no test executable, cannot be started, or has no such reactor.</exception>
    public void Run(RunPlan plan, ITestEventSink sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sink);
        using var run = new SupervisedRun(plan, sink, this, TakeWorker);
        run.Run(cancellation);
        foreach (var worker in run.TakeWorkers())
        {
            _idle.Push(worker);
        }
    }

    /// <summary>Whether a second worker is not worth its start.</summary>
    /// <param name="shareable">How many seconds both could share.</param>
    internal static bool IsForOneWorker(double shareable) => shareable <= Sharing.WorthAStart.TotalSeconds;

    /// <summary>Whether so many tests are known to take no longer than it is worth to start a second worker.</summary>
    internal bool AreShort(int tests) => Isolation == Isolation.None && MostToShare?.Invoke(tests) is { } most && IsForOneWorker(most);

    /// <summary>Ends the workers that are left.</summary>
    public void Dispose()
    {
        while (_idle.TryPop(out var worker))
        {
            worker.Dispose();
        }
    }

    /// <summary>Asks a worker something that it answers with one message.</summary>
    private WorkerMessage Ask(WorkerMessage question, CancellationToken cancellation)
    {
        var worker = TakeWorker(cancellation);
        try
        {
            var answer = Await(question, worker, cancellation);
            _idle.Push(worker);
            return answer;
        }
        catch
        {
            worker.Kill();
            worker.Dispose();
            throw;
        }
    }

    private WorkerMessage Await(WorkerMessage question, IWorkerProcess worker, CancellationToken cancellation)
    {
        using var answers = new BlockingCollection<WorkerMessage?>();
        worker.Send(question);
        worker.Listen(answers.Add);
        try
        {
            var answer = TakeAnswer(answers, worker, cancellation);
            if (answer is not TestsMessage { HasMore: true, Tests: var first })
            {
                return answer;
            }

            List<TestDescriptor> tests = [.. first];
            while (TakeAnswer(answers, worker, cancellation) is TestsMessage part)
            {
                tests.AddRange(part.Tests);
                if (!part.HasMore)
                {
                    return new TestsMessage(tests);
                }
            }

            throw new TestExecutableException($"{executable} broke off while it told what is in it.");
        }
        finally
        {
            // Whatever it says from now on finds nobody.
            worker.Listen(null);
        }
    }

    private WorkerMessage TakeAnswer(BlockingCollection<WorkerMessage?> answers, IWorkerProcess worker, CancellationToken cancellation)
    {
        if (!answers.TryTake(out var answer, (int)AnswerTime.TotalMilliseconds, cancellation))
        {
            throw new TestExecutableException(string.Create(
                CultureInfo.InvariantCulture,
                $"{executable} did not say within {AnswerTime.TotalSeconds:0.#} s what is in it{PlaceOf(worker)}."));
        }

        return answer ?? throw new TestExecutableException(
            $"{executable} ended while it was looked up what is in it ({worker.DescribeEnd().ReplaceLineEndings("; ")}).");
    }

    /// <summary>Where a worker stands that does not answer, if that can be seen: the first place in somebody's source.</summary>
    private static string PlaceOf(IWorkerProcess worker)
    {
        var frames = worker.ReadStack(MainThread)?.Frames?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return Array.Find(frames, static frame => frame.Contains(":line ", StringComparison.Ordinal)) is { } place ? $"; it stands {place}" : "";
    }

    private IWorkerProcess? TryTakeIdle()
    {
        lock (_idle)
        {
            return _idle.TryPop(out var worker) ? worker : null;
        }
    }

    /// <summary>Takes a worker that has nothing to do, or starts one. Any thread.</summary>
    private IWorkerProcess TakeWorker(CancellationToken cancellation)
    {
        while (TryTakeIdle() is { } worker)
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            worker.Dispose();
        }

        return WorkerProcess.Start(executable, Stacks, cancellation);
    }
}
