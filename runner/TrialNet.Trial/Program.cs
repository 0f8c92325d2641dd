namespace TrialNet.Trial;

internal static class Program
{
    private const int BadCommandLine = 5;

    private static int Main()
    {
        Console.Error.WriteLine("usage: trial [options] TARGET[::NAME]...");
        return BadCommandLine;
    }
}
