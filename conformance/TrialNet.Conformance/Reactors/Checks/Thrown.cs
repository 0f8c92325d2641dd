namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>What a call throws.</summary>
internal static class Thrown
{
    internal static Exception? By(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    internal static string Text(Exception? error) => error is null ? "nothing is thrown" : $"{error.GetType().Name} is thrown: {error.Message}";

    /// <summary>A call must throw an exception of a type.</summary>
    /// <param name="context">Hears of it.</param>
    /// <param name="what">The call and its circumstances, as the subject of "throws".</param>
    /// <param name="action">The call.</param>
    internal static void Expect<TException>(ReactorCheckContext context, string what, Action action)
        where TException : Exception
    {
        var error = By(action);
        context.Expect(error is TException, $"{what} throws {typeof(TException).Name}", Text(error));
    }
}
