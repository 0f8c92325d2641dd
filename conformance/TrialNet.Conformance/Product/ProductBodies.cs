using System.Collections;
using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>The bodies of the kit as methods of TrialNet: an async method, an iterator, and an async method that returns a task.</summary>
internal static class ProductBodies
{
    /// <summary>Parts of the names of the three methods that can be told apart in each form, outermost first.</summary>
    internal static readonly string[] FrameNames = ["Outermost", "Middle", "Inmost"];

    private static readonly Func<IBody, Deferred<object?>>[] AsyncFrames = [OutermostAsync, MiddleAsync, InmostAsync];
    private static readonly Func<IBody, IEnumerable>[] IteratorFrames = [OutermostIterator, MiddleIterator, InmostIterator];

    internal static Deferred<object?> Start(int frame, BodyForm form, IBody body) =>
        form == BodyForm.Async ? AsyncFrames[frame](body) : InlineCallbacks.Run(() => IteratorFrames[frame](body));

    internal static async Deferred<object?> RunAsync(IBody body)
    {
        try
        {
            while (body.Next() is { } next)
            {
                object? value;
                try
                {
                    value = await ((ProductDeferred)next).Deferred;
                }
                catch (Exception error)
                {
                    if (!body.Failed(error))
                    {
                        throw;
                    }

                    continue;
                }

                body.Got(ProductSubject.FromProduct(value));
            }

            return ProductSubject.ToProduct(body.End());
        }
        finally
        {
            body.Finally();
        }
    }

    internal static async Task RunTaskAsync(IBody body)
    {
        try
        {
            while (body.Next() is { } next)
            {
                object? value;
                try
                {
                    value = await ((ProductDeferred)next).Deferred;
                }
                catch (Exception error)
                {
                    if (!body.Failed(error))
                    {
                        throw;
                    }

                    continue;
                }

                body.Got(ProductSubject.FromProduct(value));
            }

            body.End();
        }
        finally
        {
            body.Finally();
        }
    }

    internal static IEnumerable RunIterator(IBody body)
    {
        try
        {
            while (body.Next() is { } next)
            {
                var wait = InlineCallbacks.WaitFor(((ProductDeferred)next).Deferred);
                yield return wait;
                object? value;
                try
                {
                    value = wait.Value;
                }
                catch (Exception error)
                {
                    if (!body.Failed(error))
                    {
                        throw;
                    }

                    continue;
                }

                body.Got(ProductSubject.FromProduct(value));
            }

            yield return InlineCallbacks.Return(ProductSubject.ToProduct(body.End()));
        }
        finally
        {
            body.Finally();
        }
    }

    /// <summary>Yields what the kit yields.</summary>
    internal static IEnumerable Yield(IEnumerable<object?> yielded)
    {
        foreach (var item in yielded)
        {
            yield return item switch
            {
                ProductDeferred deferred => deferred.Deferred,
                IEnumerable<object?> inner => Yield(inner),
                _ => item,
            };
        }
    }

    /// <summary>Has forgotten to yield.</summary>
    internal static IEnumerable NotAnIterator() => new List<object>();

    private static async Deferred<object?> OutermostAsync(IBody body) => await RunAsync(body);

    private static async Deferred<object?> MiddleAsync(IBody body) => await RunAsync(body);

    private static async Deferred<object?> InmostAsync(IBody body) => await RunAsync(body);

    private static IEnumerable OutermostIterator(IBody body)
    {
        var wait = InlineCallbacks.WaitFor(InlineCallbacks.Run(() => RunIterator(body)));
        yield return wait;
        yield return InlineCallbacks.Return(wait.Value);
    }

    private static IEnumerable MiddleIterator(IBody body)
    {
        var wait = InlineCallbacks.WaitFor(InlineCallbacks.Run(() => RunIterator(body)));
        yield return wait;
        yield return InlineCallbacks.Return(wait.Value);
    }

    private static IEnumerable InmostIterator(IBody body)
    {
        var wait = InlineCallbacks.WaitFor(InlineCallbacks.Run(() => RunIterator(body)));
        yield return wait;
        yield return InlineCallbacks.Return(wait.Value);
    }
}
