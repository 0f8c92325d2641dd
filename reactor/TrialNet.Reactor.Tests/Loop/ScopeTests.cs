using TrialNet.Defer;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Loop;

/// <summary>To whom belongs what the reactor calls, and the context in which it calls.</summary>
public abstract class ScopeTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void Run_uses_the_current_scope_if_it_is_the_reactors_and_restores_what_was_there()
    {
        var reactor = Subject;
        var before = (Scope.Current, SynchronizationContext.Current);
        Scope? during = null;
        SynchronizationContext? context = null;
        Run(() =>
        {
            during = Scope.Current;
            context = SynchronizationContext.Current;
            reactor.Stop();
        });
        Assert.Same(Scope, during);
        Assert.Same(reactor.SynchronizationContext, context);
        Assert.Equal(before, (Scope.Current, SynchronizationContext.Current));
    }

    [SkippableFact]
    public void Run_without_a_scope_of_its_own_has_one_named_after_the_reactor_which_logs_where_the_maker_did()
    {
        using (new Scope("the maker", null, Log).Enter())
        {
            _ = Subject;
        }

        ExpectsErrors = true;
        Scope? during = null;
        Abstractions.IReactor? current = null;
        Subject.CallLater(TimeSpan.Zero, () =>
        {
            during = Scope.Current;
            current = Abstractions.Reactor.Current;
            Subject.Stop();
            throw new FormatException("mine");
        });
        RunPatiently(Subject);
        Assert.Equal($"{Kind} reactor", during?.Name);
        Assert.Same(Subject, current);
        Assert.Equal("mine", Assert.Single(Log.Take<FormatException>()).Message);
        Assert.Null(Abstractions.Reactor.TryGetCurrent());
    }

    [SkippableFact]
    public void Each_call_runs_under_the_scope_in_which_it_was_asked_for()
    {
        var scope = new Scope("another", CreateReactorOnce(), Log);
        var seen = new List<string>();
        Run(() =>
        {
            using (scope.Enter())
            {
                Subject.CallLater(TimeSpan.Zero, () => See("timer"));
                Subject.CallFromThread(() => See("call"));
                Subject.TimeProvider.CreateTimer(_ => See("provided"), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }

            Subject.CallFromThread(() => See("call without"));
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                See("timer without");
                Subject.Stop();
            });
        });
        Assert.Equal(
            [
                "call: another", "call without: the test", "timer: another", "provided: another", "timer without: the test",
            ],
            seen);

        void See(string what) => seen.Add($"{what}: {Scope.Current.Name}");
    }

    [SkippableFact]
    public void What_a_timer_of_a_scope_makes_belongs_to_that_scope_and_so_do_its_errors()
    {
        ExpectsErrors = true;
        var otherLog = new RecordingLog();
        var scope = new Scope("another", CreateReactorOnce(), otherLog);
        Run(() =>
        {
            using (scope.Enter())
            {
                Subject.CallLater(TimeSpan.Zero, () => Subject.CallLater(TimeSpan.Zero, () =>
                {
                    Subject.Stop();
                    throw new FormatException("mine");
                }));
            }
        });
        Assert.Single(otherLog.Take<FormatException>());
    }

    [SkippableFact]
    public void Await_comes_back_to_the_thread_and_to_the_scope()
    {
        NeedsThreads();
        var scope = new Scope("another", CreateReactorOnce(), Log);
        var seen = new List<(int Thread, string Scope)>();
        Run(() =>
        {
            using (scope.Enter())
            {
                Subject.CallLater(TimeSpan.Zero, () => _ = AwaitAsync());
            }
        });
        Assert.Equal([(Environment.CurrentManagedThreadId, "another"), (Environment.CurrentManagedThreadId, "another")], seen);

        async Task AwaitAsync()
        {
            seen.Add((Environment.CurrentManagedThreadId, Scope.Current.Name));
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            OnThread(source.SetResult);
            await source.Task;
            seen.Add((Environment.CurrentManagedThreadId, Scope.Current.Name));
            Subject.Stop();
        }
    }

    [SkippableFact]
    public void R_CORE_19_An_exception_out_of_async_void_is_logged()
    {
        ExpectsErrors = true;
        Run(() =>
        {
            Log.OnError = Subject.Stop;
            ThrowLater();
        });
        Assert.Single(Log.Take<FormatException>());

#pragma warning disable VSTHRD100 // What an async void does with its exception is what is tested.
        static async void ThrowLater()
        {
            await Task.Yield();
            throw new FormatException("mine");
        }
#pragma warning restore VSTHRD100
    }

#pragma warning disable VSTHRD001 // Send itself is what is tested.
    [SkippableFact]
    public void R_THR_09_Send_runs_inline_on_the_thread_and_is_an_error_elsewhere()
    {
        var sent = false;
        Exception? error = null;
        Run(() =>
        {
            Subject.SynchronizationContext.Send(_ => sent = true, null);
            Assert.True(sent);
            OnThread(() => error = Record.Exception(() => Subject.SynchronizationContext.Send(_ => { }, null)), Subject.Stop);
        });
        Assert.Contains("use Post or CallFromThread", Assert.IsType<NotSupportedException>(error).Message, StringComparison.Ordinal);
    }
#pragma warning restore VSTHRD001

    [SkippableFact]
    public void R_CORE_19_A_log_that_throws_does_not_end_the_loop()
    {
        ExpectsErrors = true;
        using (new Scope("the maker", null, Log).Enter())
        {
            _ = Subject;
        }

        Log.OnError = () => throw new InvalidOperationException("The log is full.");
        Run(() =>
        {
            Subject.CallLater(TimeSpan.Zero, () => throw new FormatException("mine"));
            Subject.CallLater(TimeSpan.FromMilliseconds(1), Subject.Stop);
        });
        Assert.Contains(Log.TakeAll(), error => error.Failure.Value is FormatException);
    }

    [SkippableFact]
    public void What_a_call_does_to_the_execution_context_ends_with_it()
    {
        var local = new AsyncLocal<string>();
        var seen = new List<string?>();
        local.Value = "of Run";
        Run(() =>
        {
            Subject.CallLater(TimeSpan.Zero, () => local.Value = "of the timer");
            Subject.CallLater(TimeSpan.Zero, () => seen.Add(local.Value));
            Subject.CallFromThread(() => local.Value = "of the call");
            Subject.CallFromThread(() => seen.Add(local.Value));
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                seen.Add(local.Value);
                Subject.Stop();
            });
        });
        Assert.Equal(["of Run", "of Run", "of Run"], seen);
    }

    private Abstractions.IReactor CreateReactorOnce() => Subject;

    public sealed class Epoll() : ScopeTests("epoll");

    public sealed class Poll() : ScopeTests("poll");

    public sealed class Completion() : ScopeTests("completion");

    public sealed class Select() : ScopeTests("select");

    public sealed class Simulated() : ScopeTests("simulated");
}
