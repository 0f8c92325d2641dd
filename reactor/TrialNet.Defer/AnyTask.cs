using System.Reflection;

namespace TrialNet.Defer;

/// <summary>Tasks whose type is known only at run time.</summary>
internal static class AnyTask
{
    private const string NoResult = "System.Threading.Tasks.VoidTaskResult";

    private static readonly MethodInfo ForTask = typeof(AnyTask).GetMethod(nameof(OfTask), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly MethodInfo ForValueTask =
        typeof(AnyTask).GetMethod(nameof(OfValueTask), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>A Deferred as it is, and one for a task; null for anything else.</summary>
    internal static Deferred? Wrap(object? answer, string file, int line) => answer switch
    {
        Deferred deferred => deferred,
        Task task => ValueTypeOf(task) is { } type ? Call(ForTask, type, task, file, line) : Deferred.FromTask(task, file, line),
        ValueTask task => Deferred.FromTask(task.AsTask(), file, line),
        not null when answer.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>) =>
            Call(ForValueTask, type.GetGenericArguments()[0], answer, file, line),
        _ => null,
    };

    /// <summary>The type of a task's value; null for one without. The task of an async method without a value has one in secret.</summary>
    private static Type? ValueTypeOf(Task task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                var value = type.GetGenericArguments()[0];
                return value.FullName == NoResult ? null : value;
            }
        }

        return null;
    }

    private static Deferred Call(MethodInfo method, Type value, object task, string file, int line) => (Deferred)method
        .MakeGenericMethod(value)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [task, file, line], null)!;

    private static Deferred<T> OfTask<T>(Task<T> task, string file, int line) => Deferred.FromTask(task, file, line);

    private static Deferred<T> OfValueTask<T>(ValueTask<T> task, string file, int line) => Deferred.FromTask(task.AsTask(), file, line);
}
