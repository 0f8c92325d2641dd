using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Timeouts.</content>
public sealed partial class ProductSubject
{
    private readonly StandingClock _clock = new();

    /// <inheritdoc/>
    public int PendingTimers => _clock.PendingTimers;

    /// <inheritdoc/>
    public void Advance(TimeSpan time) => _clock.Advance(time);

    /// <inheritdoc/>
    public ISubjectDeferred AddTimeout(ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook) =>
        AddTimeout(deferred, timeout, hook, _clock);

    /// <inheritdoc/>
    public ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function) => DeferLater(delay, function, _clock);

    /// <summary>The same with a clock of somebody else's.</summary>
    internal static ISubjectDeferred AddTimeout(
        ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook, TimeProvider clock)
    {
        var wrapper = (ProductDeferred)deferred;
        return wrapper.Same(wrapper.Deferred.AddTimeout(timeout, clock, hook is null ? null : (outcome, time) => OutcomeOf(ToProduct(
            outcome.IsFailure ? hook(null, outcome.Failure.Value, time) : hook(FromProduct(outcome.Value), null, time)))));
    }

    /// <summary>The same with a clock of somebody else's.</summary>
    internal static ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function, TimeProvider clock) => new ProductDeferred(
        function is null ? clock.DeferLater(delay) : clock.DeferLater(delay, () => ToProduct(function())));

    private static Outcome<object?> OutcomeOf(object? result) => result is Failure failure ? failure : ValueOf(result);

    /// <summary>The conversion from T, which for object the language takes for an unboxing.</summary>
    private static Outcome<T> ValueOf<T>(T value) => value;
}
