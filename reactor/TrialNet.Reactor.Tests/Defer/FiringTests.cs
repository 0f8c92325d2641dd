using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-3: firing.</summary>
public sealed class FiringTests
{
    private static readonly InvalidOperationException Error = new("on purpose");

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void D_3_01_D_3_02_a_second_firing_is_refused_and_changes_nothing(bool firstFails, bool secondFails)
    {
        var deferred = new Deferred<int>();
        Fire(deferred, firstFails, 1);
        var before = deferred.ToString();

        Assert.Throws<AlreadyCalledException>(() => Fire(deferred, secondFails, 2));
        Assert.Equal(before, deferred.ToString());
        if (firstFails)
        {
            Assert.Same(Error, Results.FailureOf(deferred).Value);
        }
        else
        {
            Assert.Equal(1, Results.ValueOf(deferred));
        }
    }

    [Fact]
    public void D_3_03_the_refusal_names_where_it_was_made_and_first_fired()
    {
        var deferred = new Deferred<int>();
        deferred.Callback(1);

        var error = Assert.Throws<AlreadyCalledException>(() => deferred.Callback(2));
        // The Deferred itself, this firing, the creation, the first firing.
        Assert.Equal(4, error.Message.Split(nameof(FiringTests) + ".cs:").Length - 1);
    }

    [Fact]
    public void D_3_03_the_refusal_of_a_method_group_names_who_called_it()
    {
        var deferred = new Deferred<int>();
        deferred.Callback(1);
        Action<int> callback = deferred.Callback;

        var error = Assert.Throws<AlreadyCalledException>(() =>
        {
            callback(2);

            // Or this could be a tail call, which leaves no frame behind.
            GC.KeepAlive(callback);
        });
        Assert.Contains($"was fired again at {nameof(FiringTests)}.{nameof(D_3_03_the_refusal_of_a_method_group_names_who_called_it)}. It was created at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void D_3_04_firing_inside_a_callback_of_the_same_deferred_is_refused()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(value =>
        {
            deferred.Callback(value);
            return value;
        });
        deferred.Callback(1);

        Assert.IsType<AlreadyCalledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_3_05_a_pair_added_after_firing_runs_inside_the_adding()
    {
        var ran = false;
        var deferred = Deferred.Succeed(1);
        deferred.AddCallback(value =>
        {
            ran = true;
            return value;
        });

        Assert.True(ran);
    }

    [Fact]
    public void D_3_06_called_is_true_inside_the_first_callback()
    {
        var seen = false;
        var deferred = new Deferred<int>();
        deferred.AddCallback(value =>
        {
            seen = deferred.IsCalled;
            return value;
        });
        Assert.False(deferred.IsCalled);
        deferred.Callback(1);

        Assert.True(seen);
        Assert.True(deferred.IsCalled);
    }

    [Fact]
    public void D_3_07_firing_with_a_deferred_is_an_argument_error_and_leaves_it_unfired()
    {
        var deferred = new Deferred<object>();

        Assert.Throws<ArgumentException>(() => deferred.Callback(Deferred.Succeed(1)));
        Assert.False(deferred.IsCalled);
        deferred.Callback("value");
        Assert.Equal("value", Results.ValueOf(deferred));
    }

    [Fact]
    public void D_3_08_the_canceller_is_dropped_at_firing()
    {
        var (deferred, canceller) = MakeWithCanceller();
        deferred.Callback(1);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(canceller.IsAlive);
        GC.KeepAlive(deferred);
    }

    [Fact]
    public void D_3_09_of_two_threads_that_fire_without_an_owner_exactly_one_wins()
    {
        for (var round = 0; round < 200; round++)
        {
            var ran = 0;
            var refused = 0;
            var deferred = new Deferred<int>();
            deferred.AddCallback(value => Interlocked.Increment(ref ran));
            using var barrier = new Barrier(2);
            var threads = Enumerable.Range(0, 2).Select(number => new Thread(() =>
            {
                barrier.SignalAndWait();
                try
                {
                    deferred.Callback(number);
                }
                catch (AlreadyCalledException)
                {
                    Interlocked.Increment(ref refused);
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.Equal(1, ran);
            Assert.Equal(1, refused);
        }
    }

    [Fact]
    public void Errback_and_Callback_can_be_given_as_method_groups()
    {
        var source = Deferred.Succeed(5);
        var target = new Deferred<int>();
        source.AddCallbacks(target.Callback, target.Errback);

        Assert.Equal(5, Results.ValueOf(target));
    }

    [Fact]
    public void Null_failures_and_callbacks_are_argument_errors()
    {
        var deferred = new Deferred<int>();

        Assert.Throws<ArgumentNullException>(() => deferred.Errback((Failure)null!));
        Assert.Throws<ArgumentNullException>(() => deferred.Errback((Exception)null!));
        Assert.Throws<ArgumentNullException>(() => deferred.AddCallback((Func<int, int>)null!));
        Assert.Throws<ArgumentNullException>(() => deferred.AddErrback((Func<Failure, int>)null!));
        Assert.Throws<ArgumentNullException>(() => deferred.AddBoth((Func<Outcome<int>, Outcome<int>>)null!));
        Assert.Throws<ArgumentNullException>(() => deferred.ChainDeferred(null!));
        Assert.False(deferred.IsCalled);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Deferred<int> Deferred, WeakReference Canceller) MakeWithCanceller()
    {
        var state = new object();
        return (new Deferred<int>(_ => state.ToString()), new WeakReference(state));
    }

    private static void Fire(Deferred<int> deferred, bool fails, int value)
    {
        if (fails)
        {
            deferred.Errback(Error);
        }
        else
        {
            deferred.Callback(value);
        }
    }
}
