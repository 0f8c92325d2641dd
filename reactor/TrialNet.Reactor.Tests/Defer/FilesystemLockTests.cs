using System.Diagnostics;
using TrialNet.Defer;
using TrialNet.Fixtures;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-11 for the lock that is a file.</summary>
public sealed class FilesystemLockTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SteppedClock _clock = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("trialnet-lock-");
    private readonly string _path;
    private readonly DeferredFilesystemLock _holder;
    private readonly DeferredFilesystemLock _other;

    public FilesystemLockTests()
    {
        _path = Path.Combine(_directory.FullName, "poem.lock");
        _holder = new DeferredFilesystemLock(_path, _clock);
        _other = new DeferredFilesystemLock(_path, _clock, TimeSpan.FromSeconds(2));
    }

    public void Dispose()
    {
        _holder.Dispose();
        _other.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void D_11_01_a_free_lock_is_given_at_once_and_leaves_no_timer()
    {
        Assert.Same(_holder, Results.ValueOf(_holder.DeferUntilLocked(Second)));
        Assert.True(_holder.IsLocked);
        Assert.False(_other.TryLock());
        Assert.False(_holder.TryLock());
        Assert.Equal(0, _clock.Timers);
        _holder.Release();

        Assert.True(_other.TryLock());
    }

    [Fact]
    public void D_11_10_it_tries_again_at_every_interval()
    {
        Assert.True(_holder.TryLock());
        var waiting = _other.DeferUntilLocked();
        Assert.Equal(1, _clock.ActiveTimers);
        _clock.Advance(3 * Second);
        _holder.Release();
        _clock.Advance(0.999 * Second);
        Assert.False(waiting.IsCalled);
        _clock.Advance(0.001 * Second);

        Assert.Same(_other, Results.ValueOf(waiting));
        Assert.True(_other.IsLocked);
        Assert.Equal(0, _clock.Timers);
    }

    [Theory]
    [InlineData(3.5)]
    [InlineData(4)]
    [InlineData(0.0005)]
    [InlineData(0)]
    public void D_11_10_at_its_limit_it_fails_and_leaves_no_timer(double seconds)
    {
        Assert.True(_holder.TryLock());
        var waiting = _other.DeferUntilLocked(TimeSpan.FromSeconds(seconds));
        Assert.False(waiting.IsCalled);
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCalled);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var error = Assert.IsType<TimeoutException>(Results.FailureOf(waiting).Value);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _clock.Timers);
        _holder.Release();
        Assert.True(Results.ValueOf(_other.DeferUntilLocked()).IsLocked);
    }

    [Fact]
    public void D_11_10_a_last_attempt_is_made_at_the_limit()
    {
        Assert.True(_holder.TryLock());
        var waiting = _other.DeferUntilLocked(Second);
        _holder.Release();
        _clock.Advance(Second);

        Assert.Same(_other, Results.ValueOf(waiting));
        Assert.Equal(0, _clock.Timers);
    }

    [Fact]
    public void D_11_10_asking_while_it_is_trying_fails()
    {
        Assert.True(_holder.TryLock());
        var first = _other.DeferUntilLocked();
        Assert.IsType<AlreadyTryingException>(Results.FailureOf(_other.DeferUntilLocked()).Value);
        _holder.Release();
        _clock.Advance(2 * Second);

        Assert.Same(_other, Results.ValueOf(first));
    }

    [Fact]
    public void D_11_10_cancelling_ends_the_timers_and_takes_nothing()
    {
        Assert.True(_holder.TryLock());
        var waiting = _other.DeferUntilLocked(10 * Second);
        _holder.Release();
        waiting.Cancel();

        Assert.IsType<CancelledException>(Results.FailureOf(waiting).Value);
        Assert.False(_other.IsLocked);
        Assert.Equal(0, _clock.Timers);
        Assert.True(_holder.TryLock());
        Assert.False(_other.DeferUntilLocked().IsCalled);
    }

    [Fact]
    public void D_11_10_a_callback_may_ask_again()
    {
        Assert.True(_holder.TryLock());
        Deferred<DeferredFilesystemLock>? again = null;
        _other.DeferUntilLocked(Second).AddErrback(_ => again = _other.DeferUntilLocked());
        _clock.Advance(Second);
        Assert.False(again!.IsCalled);
        _holder.Release();
        _clock.Advance(2 * Second);

        Assert.True(_other.IsLocked);
    }

    [Fact]
    public void D_11_06_releasing_what_is_not_held_throws()
    {
        Assert.Throws<InvalidOperationException>(_holder.Release);
        Assert.True(_holder.TryLock());
        _holder.Release();
        Assert.Throws<InvalidOperationException>(_holder.Release);
        Assert.False(_holder.IsLocked);
    }

    [Fact]
    public void D_11_11_disposing_releases_and_ends_an_attempt()
    {
        Assert.True(_holder.TryLock());
        var waiting = _other.DeferUntilLocked();
        _other.Dispose();
        Assert.IsType<CancelledException>(Results.FailureOf(waiting).Value);
        Assert.Equal(0, _clock.Timers);
        _holder.Dispose();
        _holder.Dispose();

        Assert.True(_other.TryLock());
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_failure_and_not_somebody_elses_lock()
    {
        var nowhere = new DeferredFilesystemLock(Path.Combine(_directory.FullName, "missing", "poem.lock"), _clock);
        var directory = new DeferredFilesystemLock(_directory.FullName, _clock);

        Assert.IsType<DirectoryNotFoundException>(Results.FailureOf(nowhere.DeferUntilLocked()).Value);
        Assert.IsType<UnauthorizedAccessException>(Results.FailureOf(directory.DeferUntilLocked()).Value);
        Assert.Equal(0, _clock.Timers);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new DeferredFilesystemLock(string.Empty, _clock));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeferredFilesystemLock(_path, _clock, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => _holder.DeferUntilLocked(-Second));
        Assert.Equal((_path, Second), (_holder.Path, _holder.Interval));
    }

    [Fact]
    public void D_3_09_a_timer_on_another_thread_goes_on_in_the_owners()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var mine = new DeferredFilesystemLock(_path, _clock);
        Assert.True(_holder.TryLock());
        var waiting = mine.DeferUntilLocked();
        _holder.Release();
        owner.InOwnThread = false;
        _clock.Advance(Second);
        Assert.False(waiting.IsCalled);
        Assert.Throws<WrongThreadException>(() => mine.TryLock());
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.Same(mine, Results.ValueOf(waiting));
        mine.Dispose();
    }

    [SkippableFact]
    public void D_11_10_another_process_holds_it_until_it_dies()
    {
        RequiredTool.OrSkip("flock");
        var start = new ProcessStartInfo(RequiredTool.OrSkip("bash"), ["-c", "exec 9>>\"$0\"; flock -n 9 && echo held; read -r line", _path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            Assert.Equal("held", process.StandardOutput.ReadLine());
            var waiting = _other.DeferUntilLocked();
            _clock.Advance(10 * Second);
            Assert.False(waiting.IsCalled);
            process.Kill();
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
            _clock.Advance(2 * Second);

            Assert.Same(_other, Results.ValueOf(waiting));
        }
        finally
        {
            process.Kill();
        }
    }
}
