using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Threads;

/// <summary>Results that come home from a thread by themselves.</summary>
public abstract class DeferToThreadTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public void R_THR_08_The_value_arrives_on_the_reactors_thread()
    {
        var own = Environment.CurrentManagedThreadId;
        var results = new List<(int Value, bool IsOwn, int Left)>();
        Run(() => Subject.DeferToThread(() =>
        {
            Assert.NotEqual(own, Environment.CurrentManagedThreadId);
            return 42;
        }).AddCallback(value =>
        {
            // Who hears of the result must not find the work among the things that are left.
            results.Add((value, Subject.InOwnThread, Resources.GetResources().Count));
            Subject.Stop();
        }));
        Assert.Equal([(42, true, 0)], results);
    }

    [SkippableFact]
    public void R_THR_08_The_failure_arrives_as_such()
    {
        Failure? failure = null;
        Run(() => Subject.DeferToThread(() => throw new FormatException("mine")).AddErrback(reason =>
        {
            failure = reason;
            Subject.Stop();
        }));
        Assert.IsType<FormatException>(failure!.Value);
    }

    [SkippableFact]
    public void R_THR_08_A_thousand_results_arrive_each_once()
    {
        var seen = new int[1000];
        Run(() =>
        {
            var left = seen.Length;
            for (var number = 0; number < seen.Length; number++)
            {
                var mine = number;
                Subject.DeferToThread(() => mine).AddCallback(value =>
                {
                    seen[value]++;
                    if (--left == 0)
                    {
                        Subject.Stop();
                    }
                });
            }
        });
        Assert.All(seen, count => Assert.Equal(1, count));
    }

    [SkippableFact]
    public void R_THR_08_Results_that_are_under_way_when_the_reactor_stops_still_arrive()
    {
        var results = new List<int>();
        Run(() =>
        {
            ((IReactorInThreads)Subject).SuggestThreadPoolSize(1);
            for (var number = 0; number < 5; number++)
            {
                var mine = number;
                Subject.DeferToThread(() => mine).AddCallback(results.Add);
            }

            Subject.Stop();
        });
        Assert.Equal([0, 1, 2, 3, 4], results);
    }

    [SkippableFact]
    public void A_function_that_returns_a_Deferred_is_an_error()
    {
        Failure? failure = null;
        Run(() => Subject.DeferToThread<object>(() => new Deferred<int>()).AddErrback(reason =>
        {
            failure = reason;
            Subject.Stop();
        }));
        Assert.StartsWith("The function in a thread returned a Deferred", failure!.Value.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void D_6_02_Cancelling_keeps_a_function_that_waits_from_being_called()
    {
        var called = false;
        Failure? failure = null;
        Run(() =>
        {
            var release = new ManualResetEventSlim();
            ((IReactorInThreads)Subject).SuggestThreadPoolSize(1);
            Subject.DeferToThread(() => release.Wait(Patience));
            var waiting = Subject.DeferToThread(() => called = true).AddErrback(reason =>
            {
                failure = reason;
                return false;
            });
            waiting.Cancel();
            Assert.Single(Resources.GetResources());
            release.Set();
            Subject.Stop();
        });
        Assert.False(called);
        Assert.IsType<CancelledException>(failure!.Value);
    }

    [SkippableFact]
    public void D_6_02_Cancelling_drops_the_result_of_a_function_that_runs()
    {
        var results = new List<object>();
        Run(() =>
        {
            var release = new ManualResetEventSlim();
            var begun = new ManualResetEventSlim();
            var running = Subject.DeferToThread(() =>
            {
                begun.Set();
                return release.Wait(Patience);
            });
            running.AddBoth(outcome =>
            {
                results.Add(outcome.IsFailure ? outcome.Failure.Value.GetType() : outcome.Value);
                return true;
            });
            Assert.True(begun.Wait(Patience));
            running.Cancel();
            Assert.True(Assert.Single(Resources.GetResources()).IsReleasing);
            release.Set();
            Subject.Stop();
        });
        Assert.Equal([typeof(CancelledException)], results);
    }

    [SkippableFact]
    public void D_6_02_Work_that_somebody_releases_fails_the_Deferred_that_waits_for_it()
    {
        var failures = new List<bool>();
        var called = false;
        Run(() =>
        {
            using var release = new ManualResetEventSlim();
            using var begun = new ManualResetEventSlim();
            ((IReactorInThreads)Subject).SuggestThreadPoolSize(1);
            Subject.DeferToThread(() => Begin(begun, release)).AddBoth(Note);
            Assert.True(begun.Wait(Patience));
            Subject.DeferToThread(() => called = true).AddBoth(Note);
            Subject.DeferToThread(_ => called = true).AddBoth(Note);
            foreach (var work in Resources.GetResources())
            {
                work.Release();
                work.Release();
            }

            Assert.Equal([true, true, true], failures);
            release.Set();
            Subject.Stop();
        });
        Assert.False(called);
        Assert.Equal(3, failures.Count);

        Outcome<bool> Note(Outcome<bool> outcome)
        {
            failures.Add(outcome.Failure?.Value is OperationCanceledException);
            return false;
        }
    }

    [SkippableFact]
    public void D_9_07_Work_with_a_token_that_somebody_releases_is_told_so()
    {
        var told = false;
        Failure? failure = null;
        Run(() =>
        {
            using var begun = new ManualResetEventSlim();
            Subject.DeferToThread(token =>
            {
                begun.Set();
                return told = token.WaitHandle.WaitOne(Patience);
            }).AddErrback(reason =>
            {
                failure = reason;
                Subject.Stop();
                return false;
            });
            Assert.True(begun.Wait(Patience));
            Assert.Single(Resources.GetResources()).Release();
        });
        Assert.True(told);
        Assert.IsAssignableFrom<OperationCanceledException>(failure!.Value);
    }

    [SkippableFact]
    public void D_9_07_Cancelling_cancels_the_token_and_the_functions_end_is_the_result()
    {
        string? result = null;
        Run(() =>
        {
            var begun = new ManualResetEventSlim();
            var running = Subject.DeferToThread(token =>
            {
                begun.Set();
                return token.WaitHandle.WaitOne(Patience) ? "told" : "not told";
            });
            running.AddCallback(value =>
            {
                result = value;
                Subject.Stop();
            });
            Assert.True(begun.Wait(Patience));
            running.Cancel();
            Assert.False(running.IsCalled);
        });
        Assert.Equal("told", result);
    }

    [SkippableFact]
    public void D_9_07_A_function_whose_token_was_cancelled_before_is_not_called()
    {
        var called = false;
        Failure? failure = null;
        Run(() =>
        {
            var release = new ManualResetEventSlim();
            ((IReactorInThreads)Subject).SuggestThreadPoolSize(1);
            Subject.DeferToThread(() => release.Wait(Patience));
            var waiting = Subject.DeferToThread(_ => called = true);
            waiting.AddErrback(reason =>
            {
                failure = reason;
                Subject.Stop();
                return false;
            });
            waiting.Cancel();
            release.Set();
        });
        Assert.False(called);
        Assert.IsAssignableFrom<OperationCanceledException>(failure!.Value);
    }

    [SkippableFact]
    public void A_report_names_the_function_that_was_given()
    {
        using var release = new ManualResetEventSlim();
        Run(() =>
        {
            Subject.DeferToThread(Nothing);
            Subject.DeferToThread(Answer);
            Subject.DeferToThread(AnswerUnlessCancelled);
            Assert.Equal(
                ["DeferToThreadTests.Nothing", "DeferToThreadTests.Answer", "DeferToThreadTests.AnswerUnlessCancelled"],
                Resources.GetResources().Select(work => work.Description.Split(',')[0]));
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Subject.DeferToThread((Action)null!));
        Assert.Throws<ArgumentNullException>(() => Subject.DeferToThread((Func<int>)null!));
        Assert.Throws<ArgumentNullException>(() => Subject.DeferToThread((Func<CancellationToken, int>)null!));
        Assert.Throws<ArgumentNullException>(() => ReactorThreadsExtensions.DeferToThread(null!, () => 1));
    }

    private static void Nothing()
    {
    }

    private static bool Begin(ManualResetEventSlim begun, ManualResetEventSlim release)
    {
        begun.Set();
        return release.Wait(Patience);
    }

    private static int Answer() => 1;

    private static int AnswerUnlessCancelled(CancellationToken token) => token.IsCancellationRequested ? 0 : 1;

    public sealed class Epoll() : DeferToThreadTests("epoll");

    public sealed class Completion() : DeferToThreadTests("completion");

    public sealed class Poll() : DeferToThreadTests("poll");

    public sealed class Select() : DeferToThreadTests("select");
}
