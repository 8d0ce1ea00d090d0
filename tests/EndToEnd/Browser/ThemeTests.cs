namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class ThemeTests(Browser browser)
{
    private const string Ground = "return getComputedStyle(document.body).backgroundColor";
    private const string Card = "return getComputedStyle(document.querySelector('figure .cc-background')).fill";

    /// <summary>Texts whose contrast with what is behind them is below 4.5:1, or 3:1 where they are large
    /// (https://www.w3.org/TR/WCAG22/#contrast-minimum).</summary>
    private const string PoorContrast = """
        const parse = text => (text.match(/[\d.]+/g) ?? []).map(Number);
        const light = color => {
            const [r, g, b] = color.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = element => {
            const card = element.closest("svg")?.querySelector(".cc-background");
            if (card) return parse(getComputedStyle(card).fill).slice(0, 3);
            for (let at = element; at; at = at.parentElement) {
                const color = parse(getComputedStyle(at).backgroundColor);
                if (color.length === 3 || color[3] === 1) return color.slice(0, 3);
            }
            return [255, 255, 255];
        };
        for (const details of document.querySelectorAll("details")) details.open = true;
        const poor = [];
        let texts = 0;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, title, desc")) continue;
            texts++;
            const style = getComputedStyle(element);
            const color = parse(element.closest("svg") ? style.fill : style.color).slice(0, 3);
            const [one, two] = [light(color), light(behind(element))].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize);
            const least = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700 ? 3 : 4.5;
            if ((one + 0.05) / (two + 0.05) < least) poor.push(element.tagName + "." + element.getAttribute("class") + ": " + walker.currentNode.data.slice(0, 40) + " " + color + " on " + behind(element));
        }
        return texts > 100 ? [...new Set(poor)] : ["only " + texts + " texts"];
        """;

    [Fact]
    public void Theme_follows_the_system_until_somebody_chooses_and_the_choice_stays()
    {
        var page = browser.Open(isDark: true);
        var (dark, darkCard) = (page.Run<string>(Ground), page.Run<string>(Card));

        page.Emulate("light", media: "");
        var (light, lightCard) = (page.Run<string>(Ground), page.Run<string>(Card));
        Assert.NotEqual(dark, light);
        Assert.NotEqual(darkCard, lightCard);

        page.Click("[data-to-theme=dark]");
        Assert.Equal((dark, darkCard), (page.Run<string>(Ground), page.Run<string>(Card)));
        Assert.Equal("true", page.Find("[data-to-theme=dark]").GetAttribute("aria-pressed"));

        page.Load();
        Assert.Equal(dark, page.Run<string>(Ground));

        page.Click("[data-to-theme=light]");
        page.Emulate("dark", media: "");
        Assert.Equal((light, lightCard), (page.Run<string>(Ground), page.Run<string>(Card)));

        page.Click("[data-to-theme=system]");
        Assert.Equal((dark, darkCard), (page.Run<string>(Ground), page.Run<string>(Card)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_text_has_enough_contrast(bool isDark) =>
        Assert.Empty(browser.Open(isDark: isDark).Texts(PoorContrast));
}
