using System.Collections;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-3.03 and D-12.04: whole stacks, in debug mode only.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class DebugModeTests : IDisposable
{
    private readonly bool _before = Deferred.DebugMode;

    public void Dispose() => Deferred.DebugMode = _before;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void D_3_03_the_refusal_has_the_stacks_that_were_recorded(bool whenMade, bool whenFired)
    {
        Deferred.DebugMode = whenMade;
        var deferred = MakeHere();
        Deferred.DebugMode = whenFired;
        FireHere(deferred);
        Deferred.DebugMode = !whenFired;
        var message = Assert.Throws<AlreadyCalledException>(() => deferred.Callback(2)).Message;

        Assert.Contains(nameof(DebugModeTests) + ".cs:", message, StringComparison.Ordinal);
        Assert.Equal(whenMade, message.Contains($".{nameof(MakeHere)}(", StringComparison.Ordinal));
        Assert.Equal(whenFired, message.Contains($".{nameof(FireHere)}(", StringComparison.Ordinal));
        Assert.Equal(whenMade || whenFired, message.Contains('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void D_12_04_the_report_has_the_stacks_that_were_recorded(bool whenMade, bool whenFired)
    {
        using var scoped = new HoldingScope();
        Deferred.DebugMode = whenMade;
        var deferred = MakeHere();
        Deferred.DebugMode = whenFired;
        FailHere(deferred);
        var unhandled = Assert.Single(scoped.Scope.TakeUnhandledFailures());

        Assert.Equal(whenMade, unhandled.CreationStack?.Contains($".{nameof(MakeHere)}(", StringComparison.Ordinal) is true);
        Assert.Equal(whenFired, unhandled.FiringStack?.Contains($".{nameof(FailHere)}(", StringComparison.Ordinal) is true);
        Assert.Equal(whenMade, unhandled.CreationStack is not null);
        Assert.Equal(whenFired, unhandled.FiringStack is not null);
        Assert.StartsWith("Unhandled error in Deferred (created at ", unhandled.Context, StringComparison.Ordinal);
        Assert.Equal(whenMade || whenFired, unhandled.Context.Contains('\n', StringComparison.Ordinal));
        Assert.Equal(whenMade, unhandled.ToString().Contains($".{nameof(MakeHere)}(", StringComparison.Ordinal));
        Assert.EndsWith("[Failure: System.FormatException: on purpose]", unhandled.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_12_04_a_stack_begins_with_the_code_that_uses_the_library()
    {
        Deferred.DebugMode = true;
        using var scoped = new HoldingScope();
        FailHere(MakeHere());
        var unhandled = Assert.Single(scoped.Scope.TakeUnhandledFailures());

        Assert.Contains($".{nameof(MakeHere)}(", unhandled.CreationStack!.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($".{nameof(FailHere)}(", unhandled.FiringStack!.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(nameof(DebugModeTests) + ".cs:line", unhandled.FiringStack, StringComparison.Ordinal);
    }

    [Fact]
    public void D_12_04_bodies_and_cancellations_have_stacks_too_and_keep_their_places()
    {
        Deferred.DebugMode = true;
        using var scoped = new HoldingScope();
        var gate = new Deferred<int>();
        _ = Body(gate);
        InlineCallbacks.Run(() => Iterator(gate));
        var cancelled = new Deferred<int>();
        cancelled.Cancel();
        Deferred.DebugMode = false;
        FireHere(gate);
        var unhandled = scoped.Scope.TakeUnhandledFailures();

        Assert.Equal(3, unhandled.Count);
        Assert.All(unhandled, each => Assert.Contains(nameof(D_12_04_bodies_and_cancellations_have_stacks_too_and_keep_their_places), each.CreationStack, StringComparison.Ordinal));
        Assert.Equal([true, false, false], unhandled.Select(each => each.FiringStack is not null));
        Assert.Equal(unhandled.Select(each => each.CreatedAt), unhandled.Select(each => each.FiredAt));
        Assert.Equal($"{nameof(DebugModeTests)}.{nameof(Body)}", unhandled[1].CreatedAt.ToString());
        Assert.Equal($"{nameof(DebugModeTests)}.{nameof(Iterator)}", unhandled[2].CreatedAt.ToString());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Deferred<int> MakeHere()
    {
        var deferred = new Deferred<int>();
        GC.KeepAlive(deferred);
        return deferred;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireHere(Deferred<int> deferred)
    {
        deferred.Callback(1);
        GC.KeepAlive(deferred);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailHere(Deferred<int> deferred)
    {
        deferred.Errback(new FormatException("on purpose"));
        GC.KeepAlive(deferred);
    }

    private static async Deferred<int> Body(Deferred<int> gate)
    {
        await gate;
        throw new FormatException("on purpose");
    }

    private static IEnumerable Iterator(Deferred<int> gate)
    {
        yield return gate;
        throw new FormatException("on purpose");
    }
}
