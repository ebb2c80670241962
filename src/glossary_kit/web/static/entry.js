import { copyOnClick } from "./copy.js";

copyOnClick(document);
