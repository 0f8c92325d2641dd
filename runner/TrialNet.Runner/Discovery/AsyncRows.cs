using System.Collections;
using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>
/// Rows that come asynchronously. Tests are looked for where no reactor runs and nothing else is to be done, so the thread waits for
/// them; what they go on with runs in the thread pool.
/// </summary>
internal static class AsyncRows
{
    private static readonly MethodInfo ReadAllMethod = typeof(AsyncRows).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Reads them, if the value is such a sequence.</summary>
    /// <param name="value">What the source gave.</param>
    /// <param name="most">How many at most; no more are asked for.</param>
    /// <returns>The rows; the value itself if it is something else.</returns>
    internal static object? Await(object? value, int most)
    {
        var element = value?.GetType().GetInterfaces()
            .FirstOrDefault(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GenericTypeArguments[0];
        if (element is null || value is IEnumerable)
        {
            return value;
        }

        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return ReadAllMethod.MakeGenericMethod(element).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value, most], null);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static List<object?> ReadAll<T>(IAsyncEnumerable<T> rows, int most)
    {
        var all = new List<object?>();
        var enumerator = rows.GetAsyncEnumerator();
#pragma warning disable VSTHRD002 // Nobody else needs this thread, and there is no context that could want it back.
        try
        {
            while (all.Count < most && enumerator.MoveNextAsync().AsTask().GetAwaiter().GetResult())
            {
                all.Add(enumerator.Current);
            }
        }
        finally
        {
            enumerator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
#pragma warning restore VSTHRD002

        return all;
    }
}
