namespace TrialNet.Poetry;

internal static class Program
{
    private const int Usage = 2;

    private static int Main()
    {
        Console.Error.WriteLine("usage: poetry COMMAND [options]");
        return Usage;
    }
}
