using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class BodyChecksTests : CheckTest
{
    [Fact]
    public void D_10_03_inner_iterators_that_are_values() => Fails(
        DeferredRule.D_10_03, static () => new FlatSubject(), "an iterator that is yielded", "outer after");

    [Fact]
    public void D_10_11_functions_that_are_taken_for_iterators() => Fails(
        DeferredRule.D_10_11, static () => new CredulousSubject(), "a function that is no iterator is an error", "the value null");

    [Fact]
    public void D_10_12_bodies_that_leave_no_frame() => Fails(
        DeferredRule.D_10_12,
        static () => new FramelessSubject(),
        "shows ThrowInKit, then PassThroughKit, then Inmost, then Middle, then Outermost",
        "Middle is missing");

    [Fact]
    public void D_10_13_ambient_state_that_leaks() => Fails(
        DeferredRule.D_10_13, static () => new RecursiveSubject(), "does not leak to its caller", "\"after\"");

    [Fact]
    public void D_10_14_bodies_that_are_kept() => Fails(
        DeferredRule.D_10_14, static () => new KeepingSubject(), "nothing refers to it", "the body is still referred to");

    [Fact]
    public void D_10_15_bodies_that_go_on_elsewhere() => Fails(
        DeferredRule.D_10_15,
        static () => new RoutingChecksTests.ElsewhereSubject(waits: true),
        "goes on inside the firing",
        "on another thread");

    [Fact]
    public void D_10_15_task_methods_that_go_on_elsewhere() => Fails(
        DeferredRule.D_10_15,
        static () => new YieldingSubject(),
        "an async method that returns a task goes on inside the firing",
        "has not gone on");

    [Fact]
    public void D_10_16_finally_blocks_that_run_twice() => Fails(
        DeferredRule.D_10_16, static () => new FinalizingSubject(), "run once at most", "they run 2 times");

    private sealed class FlatSubject : PassingSubject
    {
        public override ISubjectDeferred StartIterator(IEnumerable<object?> yielded) =>
            base.StartIterator(yielded.Select(static item => item is IEnumerable<object?> ? "a sequence" : item));
    }

    private sealed class CredulousSubject : PassingSubject
    {
        public override ISubjectDeferred StartNoIterator() => Product.Succeed(null);
    }

    private sealed class FramelessSubject : PassingSubject
    {
        public override ISubjectDeferred Start(int frame, BodyForm form, IBody body) =>
            frame == 1 ? base.Start(form, body) : base.Start(frame, form, body);
    }

    private sealed class KeepingSubject : PassingSubject
    {
        private readonly List<IBody> _bodies = [];

        public override ISubjectDeferred Start(BodyForm form, IBody body)
        {
            _bodies.Add(body);
            return base.Start(form, body);
        }
    }

    private sealed class YieldingSubject : PassingSubject
    {
        public override Task StartTask(IBody body)
        {
            var next = body.Next()!;
            next.AddBoth((_, _) =>
            {
                // To be run by whoever looks after the pool: here, nobody.
                new Task(() => body.Next()).ConfigureAwait(false);
                return null;
            });
            return Task.CompletedTask;
        }
    }

    private sealed class FinalizingSubject : PassingSubject
    {
        public override ISubjectDeferred Start(BodyForm form, IBody body) => base.Start(form, new Finalizing(body));

        private sealed class Finalizing(IBody body) : IBody
        {
            ~Finalizing()
            {
                body.Finally();
                body.Finally();
            }

            public ISubjectDeferred? Next() => body.Next();

            public void Got(object? value) => body.Got(value);

            public bool Failed(Exception error) => body.Failed(error);

            public void Finally()
            {
            }

            public object? End() => body.End();
        }
    }
}
