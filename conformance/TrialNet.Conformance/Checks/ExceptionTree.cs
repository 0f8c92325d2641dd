namespace TrialNet.Conformance.Checks;

/// <summary>Exceptions of a tree of classes, and types that are related to them in other ways (D-13.02, D-13.03).</summary>
internal static class ExceptionTree
{
    /// <summary>Types of which there can be a failure.</summary>
    internal static readonly IReadOnlyList<Type> Failing =
    [
        typeof(Root), typeof(Left), typeof(Right), typeof(LeftOfLeft), typeof(RightOfLeft), typeof(Deepest), typeof(Generic<int>),
        typeof(Generic<string>), typeof(OfGeneric), typeof(InvalidOperationException), typeof(ObjectDisposedException),
        typeof(OperationCanceledException), typeof(TaskCanceledException), typeof(AggregateException), typeof(ArgumentNullException),
    ];

    /// <summary>Types that can be asked for.</summary>
    internal static readonly IReadOnlyList<Type> Asked =
    [
        .. Failing, typeof(Exception), typeof(SystemException), typeof(ArgumentException), typeof(Middle), typeof(IMarked),
        typeof(object), typeof(string), typeof(Generic<>),
    ];

    private static readonly Dictionary<Type, Func<Exception>> Makers = new()
    {
        [typeof(ObjectDisposedException)] = static () => new ObjectDisposedException("it"),
        [typeof(ArgumentNullException)] = static () => new ArgumentNullException("it"),
    };

    internal static Exception Make(Type type) =>
        Makers.TryGetValue(type, out var make) ? make() : (Exception)Activator.CreateInstance(type)!;

    internal interface IMarked;

    internal class Root : Exception;

    internal class Left : Root;

    internal class Right : Root, IMarked;

    internal class LeftOfLeft : Left, IMarked;

    internal class RightOfLeft : Left;

    internal abstract class Middle : LeftOfLeft;

    internal sealed class Deepest : Middle;

    internal class Generic<T> : Right;

    internal sealed class OfGeneric : Generic<string>;
}
