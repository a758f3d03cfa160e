/** What each page loads. A page names the element that it wants; the others stay quiet. */
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/colours.css";
import "./style/page.css";
import "./style/live.css";
import "./style/kit.css";
import "./style/device.css";
import "./style/console.css";
import "./style/board.css";
import "./style/sheet.css";
import "./style/stop.css";
import "./style/screens.css";
import "./style/phones.css";
import "./home/home-page.ts";
import "./evening/evening-page.ts";
import "./board/board-page.ts";
