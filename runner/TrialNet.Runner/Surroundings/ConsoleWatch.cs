namespace TrialNet.Runner.Surroundings;

/// <summary>Where the console writes to: a test that leaves it elsewhere would take the next ones' output away from them.</summary>
internal sealed class ConsoleWatch : IWatch
{
#pragma warning disable RS0030 // It is the console of the tests, which are anybody's code, that is looked at.
    private TextWriter? _output;
    private TextWriter? _error;

    public void Mark() => (_output, _error) = (Console.Out, Console.Error);

    public void Find(List<string> found)
    {
        if (_output is { } output && !ReferenceEquals(Console.Out, output))
        {
            found.Add(Describe("Out"));
            Console.SetOut(output);
        }

        if (_error is { } error && !ReferenceEquals(Console.Error, error))
        {
            found.Add(Describe("Error"));
            Console.SetError(error);
        }
    }
#pragma warning restore RS0030

    private static string Describe(string name) =>
        $"The test set Console.{name} to another writer (place unknown): a cleanup that sets it back would have kept it. It has been set back.";
}
