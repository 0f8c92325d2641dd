namespace TrialNet.Defer;

/// <summary>Actions seen as functions that return nothing, by delegates bound to the action itself: no closure.</summary>
internal static class ActionFunctions
{
    internal static Unit ReturningUnit<T>(this Action<T> action, T argument)
    {
        action(argument);
        return Unit.Value;
    }

    internal static Unit ReturningUnit(this Action action)
    {
        action();
        return Unit.Value;
    }

    internal static object? ReturningNull(this Action<Failure> action, Failure failure)
    {
        action(failure);
        return null;
    }
}
