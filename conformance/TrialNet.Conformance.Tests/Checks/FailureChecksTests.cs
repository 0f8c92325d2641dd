using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class FailureChecksTests : CheckTest
{
    [Fact]
    public void D_13_01_types_that_are_guessed() => Fails(
        DeferredRule.D_13_01, Faulty(static inner => new Untyped(inner)), "the run-time type", "Exception");

    [Fact]
    public void D_13_02_only_exact_types() => Fails(
        DeferredRule.D_13_02, Faulty(static inner => new Exact(inner)), "the first of them that it is", "null");

    [Fact]
    public void D_13_02_the_last_that_fits() => Fails(
        DeferredRule.D_13_02, Faulty(static inner => new Backward(inner)), "the first of them that it is", "");

    [Fact]
    public void D_13_03_traps_that_wrap() => Fails(
        DeferredRule.D_13_03, Faulty(static inner => new Wrapping(inner)), "throws the exception itself", "AggregateException");

    [Fact]
    public void D_13_04_failures_in_failures() => Fails(
        DeferredRule.D_13_04,
        static () => new NestingSubject(),
        "a failure made of a failure holds the same exception",
        "AggregateException");

    [Fact]
    public void D_13_05_texts_that_throw() => Fails(
        DeferredRule.D_13_05,
        Faulty(static inner => new Naive(inner)),
        "every text of a BrokenException",
        "ToString of an exception was called");

    [Fact]
    public void D_13_06_frames_that_are_lost() => Fails(
        DeferredRule.D_13_06, Faulty(static inner => new Restarting(inner)), "keeps the frames it had", "ThrownAgain");

    [Fact]
    public void D_13_07_stripping_that_goes_too_far() => Fails(
        DeferredRule.D_13_07, Faulty(static inner => new Stripping(inner)), "has the same type, texts and frames as before", "\"\"");

    [Fact]
    public void D_13_07_stripping_that_works_once() => Fails(
        DeferredRule.D_13_07,
        Faulty(static inner => new Stripping(inner) { Throws = true }),
        "may be stripped repeatedly",
        "Stripped before.");

    [Fact]
    public void D_13_08_texts_without_the_type() => Fails(
        DeferredRule.D_13_08, Faulty(static inner => new Wordless(inner)), "the text has the type", "\"failure\"");

    [Fact]
    public void D_13_09_frames_that_are_invented() => Fails(
        DeferredRule.D_13_09, Faulty(static inner => new Inventing(inner)), "that was never thrown have no frames", "at Nowhere");

    [Fact]
    public void D_13_10_frames_that_stay_behind() => Fails(
        DeferredRule.D_13_10, static () => new HalfSubject(), "arrives with its frames", "on purpose");

    [Fact]
    public void D_13_11_errors_that_are_never_equal() => Fails(
        DeferredRule.D_13_11, static () => new UnequalSubject(), "with the same position and failure are equal", "they are not");

    private static Func<DeferredSubject> Faulty(Func<ISubjectFailure, ISubjectFailure> make) => () => new FaultySubject(make);

    private sealed class FaultySubject(Func<ISubjectFailure, ISubjectFailure> make) : PassingSubject
    {
        public override ISubjectFailure NewFailure(Exception error) => make(base.NewFailure(error));
    }

    private sealed class Untyped(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override Type Type => typeof(Exception);
    }

    private sealed class Exact(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override Type? Check(params Type[] types) => Array.Find(types, type => type == Value.GetType());
    }

    private sealed class Backward(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override Type? Check(params Type[] types) => Array.FindLast(types, type => type.IsInstanceOfType(Value));
    }

    private sealed class Wrapping(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override Type Trap(params Type[] types) => Check(types) ?? throw new AggregateException(Value);
    }

    private sealed class NestingSubject : PassingSubject
    {
        public override ISubjectFailure NewFailure(ISubjectFailure failure) => base.NewFailure(new AggregateException(failure.Value));
    }

    private sealed class Naive(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override string Full => Value.ToString();
    }

    private sealed class Restarting(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override void Throw() => throw Value;
    }

    private sealed class Stripping(ISubjectFailure inner) : PassingFailure(inner)
    {
        private bool _isStripped;

        internal bool Throws { get; init; }

        public override string Full => _isStripped ? string.Empty : base.Full;

        public override void Clean()
        {
            if (Throws)
            {
                throw new InvalidOperationException("Stripped before.");
            }

            _isStripped = true;
        }
    }

    private sealed class Wordless(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override string Text => "failure";
    }

    private sealed class Inventing(ISubjectFailure inner) : PassingFailure(inner)
    {
        public override string Full => $"{base.Full}\n   at Nowhere()";
    }

    private sealed class HalfSubject : PassingSubject
    {
        public override ISubjectFailure? Transfer(ISubjectFailure failure) =>
            NewFailure((Exception)Activator.CreateInstance(failure.Type, failure.Message)!);
    }

    private sealed class UnequalSubject : PassingSubject
    {
        public override bool AreEqual(Exception left, Exception right) => ReferenceEquals(left, right);
    }
}
