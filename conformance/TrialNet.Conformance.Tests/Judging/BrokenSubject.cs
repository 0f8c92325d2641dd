using TrialNet.Conformance.Product;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Judging;

/// <summary>A subject that shows little, and is wrong in the way that a test asks for.</summary>
internal class BrokenSubject : DeferredSubject
{
    private readonly ProductSubject _product = new();
    private ISubjectDeferred? _only;

    internal IReadOnlyCollection<Capability> Declares { get; init; } = [];

    internal bool GivesTheSameObject { get; init; }

    internal bool HangsOnUnpause { get; init; }

    internal bool RepeatsForEver { get; init; }

    internal bool NestsForEver { get; init; }

    internal bool RefusesPauses { get; init; }

    internal bool PausesOnce { get; init; }

    public override SubjectManifest Manifest => new("broken", Declares);

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller)
    {
        if (GivesTheSameObject)
        {
            return _only ??= _product.NewDeferred(null);
        }

        BrokenDeferred? wrapper = null;
        var inner = _product.NewDeferred(canceller is null ? null : _ => canceller(wrapper!));
        return wrapper = new BrokenDeferred(this, inner);
    }

    public override ErrorView View(Exception error) => _product.View(error);

    protected override void Dispose(bool disposing)
    {
        _product.Dispose();
        base.Dispose(disposing);
    }

    private sealed class BrokenDeferred(BrokenSubject subject, ISubjectDeferred inner) : ISubjectDeferred
    {
        private bool _paused;

        public bool IsCalled => inner.IsCalled;

        public string Name => string.Empty;

        private ISubjectDeferred Inner => inner;

        public ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback)
        {
            inner.Add(callback is null ? null : value => Repeat(() => Unwrap(callback(value))), errback is null ? null : error => Unwrap(errback(error)));
            return this;
        }

        public ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback)
        {
            inner.AddBoth((value, error) => Repeat(() => Unwrap(callback(value, error))));
            return this;
        }

        public void Callback(object? value) => inner.Callback(Unwrap(value));

        public void Errback(Exception error) => inner.Errback(error);

        public void Pause()
        {
            if (subject.RefusesPauses)
            {
                throw new NotSupportedException("no pauses here");
            }

            if (!subject.PausesOnce || !_paused)
            {
                inner.Pause();
            }

            _paused = true;
        }

        public void Unpause()
        {
            if (subject.HangsOnUnpause)
            {
                using var never = new ManualResetEventSlim();
                never.Wait(TimeSpan.FromMinutes(1));
            }

            _paused = false;
            inner.Unpause();
        }

        public void Cancel() => inner.Cancel();

        public ISubjectDeferred Chain(ISubjectDeferred target)
        {
            inner.Chain(((BrokenDeferred)target).Inner);
            return this;
        }

        public SubjectState GetState() => new(StateKind.Untold);

        private static object? Unwrap(object? value) => value is BrokenDeferred wrapper ? wrapper.Inner : value;

        private object? Repeat(Func<object?> callback)
        {
            while (subject.RepeatsForEver)
            {
                callback();
            }

            return subject.NestsForEver ? Nest(callback, stackalloc byte[1024]) : callback();
        }

        private static object? Nest(Func<object?> callback, Span<byte> room)
        {
            callback();
            room[0]++;
            return Nest(callback, stackalloc byte[room.Length]);
        }
    }
}
