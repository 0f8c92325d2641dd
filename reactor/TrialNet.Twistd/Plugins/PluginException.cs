namespace TrialNet.Twistd.Plugins;

/// <summary>A plug-in is of no use.</summary>
/// <param name="message">Which one, and why: one line.</param>
internal sealed class PluginException(string message) : Exception(message);
